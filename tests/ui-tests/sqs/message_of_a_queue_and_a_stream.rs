jets::jobs! {
    OrderJob {
        sqs_event "orders"; kinesis_event "orders";
        fn store(sqs_message) {}
    }
}

fn main() {
    let _ = OrderJob;
}
