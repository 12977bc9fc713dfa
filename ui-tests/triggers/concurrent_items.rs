fn main() {}

mod beside_a_batch {
    jets::jobs! {
        QueueJob {
            sqs_event "orders", concurrent_items: 8;
            async fn file(_sqs_messages) {}
        }
    }
}

mod of_a_sync_function {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", concurrent_items: 8;
            fn file(_kinesis_record) {}
        }
    }
}

mod of_two_sizes {
    jets::jobs! {
        QueueJob {
            sqs_event "orders", concurrent_items: 8;
            sqs_event "returns", concurrent_items: 4;
            async fn file(_sqs_message) {}
        }
    }
}

mod out_of_range {
    jets::jobs! {
        QueueJob {
            sqs_event "orders", concurrent_items: 1;
            async fn one(_sqs_message) {}

            sqs_event "refunds", concurrent_items: 1001;
            async fn many(_sqs_message) {}
        }
    }
}

mod without_an_item {
    jets::jobs! {
        TableJob {
            dynamodb_event "${OrdersStreamArn}", concurrent_items: 8;
            async fn file(_event) {}
        }
    }
}
