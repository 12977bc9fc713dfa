jets::jobs! {
    Job {
        dynamodb_event "${OrdersStreamArn}";
        fn f(_dynamodb_record) -> usize {
            1
        }
    }
}

fn main() {
    let _ = Job;
}
