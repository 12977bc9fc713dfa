jets::jobs! {
    Job {
        sqs_event "orders";
        event_invoke_config maximum_retry_attempts: 0;
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
