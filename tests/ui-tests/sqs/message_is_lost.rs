jets::jobs! {
    OrderJob {
        sqs_event "orders";
        fn store(sqs_message: String) -> bool {
            sqs_message.is_empty()
        }
    }
}

fn main() {
    let _ = OrderJob;
}
