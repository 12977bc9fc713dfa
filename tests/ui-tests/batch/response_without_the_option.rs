use jets::BatchResponse;

jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        fn file(kinesis_data) -> BatchResponse {
            kinesis_data.iter().collect()
        }

        sqs_event "orders", report_batch_item_failures: false;
        fn result(sqs_messages) -> Result<BatchResponse, String> {
            Ok(sqs_messages.iter().collect())
        }
    }
}

fn main() {}
