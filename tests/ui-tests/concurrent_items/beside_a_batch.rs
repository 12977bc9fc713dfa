jets::jobs! {
    QueueJob {
        sqs_event "orders", concurrent_items: 8;
        async fn file(_sqs_messages) {}
    }
}

fn main() {}
