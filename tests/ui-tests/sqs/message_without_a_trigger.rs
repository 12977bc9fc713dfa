jets::jobs! {
    OrderJob {
        timeout 5;
        fn store(sqs_message) {}
    }
}

fn main() {
    let _ = OrderJob;
}
