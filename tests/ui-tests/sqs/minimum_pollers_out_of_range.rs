jets::jobs! {
    OrderJob {
        sqs_event "orders", minimum_pollers: 1;
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
