jets::jobs! {
    OrderJob {
        kinesis_event "orders";
        fn store(sqs_message) {}
    }
}

fn main() {
    let _ = OrderJob;
}
