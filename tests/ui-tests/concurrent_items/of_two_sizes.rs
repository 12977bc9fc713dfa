jets::jobs! {
    QueueJob {
        sqs_event "orders", concurrent_items: 8;
        sqs_event "returns", concurrent_items: 4;
        async fn file(_sqs_message) {}
    }
}

fn main() {}
