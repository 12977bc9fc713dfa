jets::jobs! {
    OrderJob {
        sqs_event "orders", "returns";
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
