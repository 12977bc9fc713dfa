jets::jobs! {
    Job {
        kinesis_event "orders";
        dead_letter_queue "arn:aws:sqs:us-west-2:112233445566:failed";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
