jets::jobs! {
    OrderJob {
        sqs_event "orders.fifo", maximum_batching_window_in_seconds: 5;
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
