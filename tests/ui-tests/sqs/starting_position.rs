jets::jobs! {
    OrderJob {
        sqs_event "orders", starting_position: LATEST;
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
