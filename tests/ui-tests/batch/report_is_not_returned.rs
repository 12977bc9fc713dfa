jets::jobs! {
    DataJob {
        dynamodb_event "${OrdersStreamArn}", report_batch_item_failures: true;
        fn file(dynamodb_records) -> usize {
            dynamodb_records.len()
        }

        sqs_event "orders", report_batch_item_failures: true;
        async fn nothing(sqs_messages) -> Result<(), String> {
            Err(sqs_messages.to_string())
        }
    }
}

fn main() {}
