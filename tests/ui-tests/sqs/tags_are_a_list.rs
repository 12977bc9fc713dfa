jets::jobs! {
    OrderJob {
        sqs_event "orders", tags: ["team"];
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
