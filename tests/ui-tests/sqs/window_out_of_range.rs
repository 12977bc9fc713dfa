jets::jobs! {
    OrderJob {
        sqs_event "orders", batch_size: 100, maximum_batching_window_in_seconds: 301;
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
