jets::jobs! {
    Job {
        log_level DEBUG;
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
