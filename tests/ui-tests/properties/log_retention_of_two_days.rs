jets::jobs! {
    Job {
        log_retention_in_days 2;
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
