jets::jobs! {
    OrderJob {
        sqs_event "orders", minimum_pollers: 20, maximum_pollers: 10;
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
