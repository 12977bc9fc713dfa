jets::jobs! {
    OrderJob {
        sqs_event "arn:aws:sqs::112233445566:orders";
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
