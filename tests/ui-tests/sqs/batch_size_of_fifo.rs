jets::jobs! {
    OrderJob {
        sqs_event "orders.fifo", batch_size: 11;
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
