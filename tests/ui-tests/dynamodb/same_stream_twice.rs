jets::jobs! {
    Job {
        dynamodb_event "arn:aws:dynamodb:us-west-2:112233445566:table/orders/stream/2019-06-10T19:26:16.525";
        dynamodb_event "arn:aws:dynamodb:us-west-2:112233445566:table/orders/stream/2019-06-10T19:26:16.525";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
