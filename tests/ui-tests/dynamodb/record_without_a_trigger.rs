jets::jobs! {
    Job {
        kinesis_event "orders";
        fn f(dynamodb_record) {}
    }
}

fn main() {
    let _ = Job;
}
