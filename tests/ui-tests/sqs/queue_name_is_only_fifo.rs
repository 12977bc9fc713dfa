jets::jobs! {
    OrderJob {
        sqs_event ".fifo";
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
