jets::jobs! {
    Job {
        dynamodb_event "arn:aws:kinesis:us-west-2:112233445566:stream/orders";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
