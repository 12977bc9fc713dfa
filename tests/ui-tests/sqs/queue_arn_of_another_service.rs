jets::jobs! {
    OrderJob {
        sqs_event "arn:aws:sns:us-west-2:112233445566:orders";
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
