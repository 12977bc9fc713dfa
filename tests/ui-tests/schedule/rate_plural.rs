jets::jobs! {
    Job {
        rate "1 hours";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
