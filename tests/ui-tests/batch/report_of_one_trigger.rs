jets::jobs! {
    DataJob {
        kinesis_event "orders", report_batch_item_failures: true;
        kinesis_event "returns";
        fn file(kinesis_data) -> jets::BatchResponse {
            kinesis_data.iter().collect()
        }
    }
}

fn main() {}
