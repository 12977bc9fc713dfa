jets::jobs! {
    Job {
        sns_event "arn:aws:sqs:us-west-2:112233445566:orders";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
