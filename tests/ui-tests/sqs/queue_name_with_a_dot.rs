jets::jobs! {
    OrderJob {
        sqs_event "orders.new";
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
