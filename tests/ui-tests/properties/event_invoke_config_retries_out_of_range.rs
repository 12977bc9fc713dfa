jets::jobs! {
    Job {
        event_invoke_config maximum_retry_attempts: 3;
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
