jets::jobs! {
    Job {
        dynamodb_event "${OrdersStreamArn}";
        fn f(dynamodb_record, dynamodb_records) {}
    }
}

fn main() {
    let _ = Job;
}
