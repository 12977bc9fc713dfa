jets::jobs! {
    Job {
        dynamodb_event "arn:aws:dynamodb:us-west-2:112233445566:table/orders";
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
