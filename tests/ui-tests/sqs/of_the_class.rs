jets::jobs! {
    OrderJob {
        class_sqs_event "orders";
        fn store(_event) {}
    }
}

fn main() {
    let _ = OrderJob;
}
