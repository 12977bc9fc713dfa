jets::jobs! {
    OrderJob {
        sqs_event "orders", maximum_pollers: 10_001;
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
