jets::jobs! {
    OrderJob {
        sqs_event "orders"; sqs_event "orders";
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
