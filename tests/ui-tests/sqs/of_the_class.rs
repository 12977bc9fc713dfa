jets::jobs! {
    OrderJob {
        class_sqs_event "orders";
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
