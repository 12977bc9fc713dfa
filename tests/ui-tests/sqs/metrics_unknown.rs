jets::jobs! {
    OrderJob {
        sqs_event "orders", metrics: [ErrorCount];
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
