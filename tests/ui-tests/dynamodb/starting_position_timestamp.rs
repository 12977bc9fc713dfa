jets::jobs! {
    Job {
        dynamodb_event "${OrdersStreamArn}", starting_position_timestamp: 1550287680;
        fn f() {}
    }
}

fn main() {
    let _ = Job;
}
