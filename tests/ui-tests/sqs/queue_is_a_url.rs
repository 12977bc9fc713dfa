jets::jobs! {
    OrderJob {
        sqs_event "https://sqs.us-west-2.amazonaws.com/112233445566/orders";
        fn store() {}
    }
}

fn main() {
    let _ = OrderJob;
}
