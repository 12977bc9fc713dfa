struct Order;

jets::jobs! {
    OrderJob {
        sqs_event "orders";
        fn store(sqs_message: Order) {
            let _ = sqs_message;
        }
    }
}

fn main() {
    let _ = OrderJob;
}
