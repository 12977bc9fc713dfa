jets::jobs! {
    OrderJob {
        sqs_event "orders", batch_size: 100;
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
