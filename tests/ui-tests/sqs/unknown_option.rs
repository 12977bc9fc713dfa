jets::jobs! {
    OrderJob {
        sqs_event "orders", batchsize: 5;
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
