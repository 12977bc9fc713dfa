#[derive(Debug)]
struct NotOrder;

jets::jobs! {
    Job {
        dynamodb_event "${OrdersStreamArn}";
        fn f(_dynamodb_record: jets::Change<NotOrder>) {}
    }
}

fn main() {
    let _ = Job;
}
