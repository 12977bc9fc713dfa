jets::jobs! {
    OrderJob {
        sqs_event "";
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
