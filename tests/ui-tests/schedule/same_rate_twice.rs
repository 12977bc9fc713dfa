jets::jobs! {
    Job {
        rate "1 day";
        rate "1 day";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
