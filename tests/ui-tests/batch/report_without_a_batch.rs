jets::jobs! {
    QueueJob {
        sqs_event "orders", report_batch_item_failures: true;
        fn file(_event) {}
    }
}

fn main() {}
