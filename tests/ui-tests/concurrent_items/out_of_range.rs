jets::jobs! {
    QueueJob {
        sqs_event "orders", concurrent_items: 1;
        async fn one(_sqs_message) {}

        sqs_event "orders", concurrent_items: 1001;
        async fn many(_sqs_message) {}
    }
}

fn main() {}
