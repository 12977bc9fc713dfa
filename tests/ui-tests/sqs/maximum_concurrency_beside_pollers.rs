jets::jobs! {
    OrderJob {
        sqs_event "orders", maximum_concurrency: 5, minimum_pollers: 2, maximum_pollers: 10;
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
