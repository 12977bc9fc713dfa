jets::jobs! {
    OrderJob {
        sqs_event "orders", metrics: EventCount;
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
