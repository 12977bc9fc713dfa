jets::jobs! {
    OrderJob {
        sqs_event "orders";
        fn store(sqs_message, sqs_messages) {}
    }
}

fn main() {
    let _ = OrderJob;
}
