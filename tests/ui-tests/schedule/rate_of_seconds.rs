jets::jobs! {
    Job {
        rate "30 seconds";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
