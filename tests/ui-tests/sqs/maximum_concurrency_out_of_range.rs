jets::jobs! {
    OrderJob {
        sqs_event "orders", maximum_concurrency: 1;
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
