jets::jobs! {
    Job {
        dynamodb_event "${OrdersStreamArn}", starting_position: AT_TIMESTAMP;
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
