jets::jobs! {
    Job {
        dynamodb_event "${OrdersStreamArn}", batch_size: 10001;
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
