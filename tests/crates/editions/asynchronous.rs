//! Async functions.

jobs! {
    pub AsyncJob {
        sqs_event "orders", concurrent_items: 10;
        pub async fn take(&self, sqs_message: String, context) -> Result<(), String> {
            ::std::future::ready(self).await;
            Err(sqs_message + context.request_id())
        }

        kinesis_event "clicks", report_batch_item_failures: true;
        pub async fn r#await(kinesis_data: Vec<&str>) -> ::jets::BatchResponse {
            let _ = kinesis_data;
            ::jets::BatchResponse::default()
        }

        pub async fn later(event: String) -> usize {
            event.len()
        }
    }
}
