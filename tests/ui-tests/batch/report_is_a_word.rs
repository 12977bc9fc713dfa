jets::jobs! {
    DataJob {
        kinesis_event "my-stream", report_batch_item_failures: yes;
        fn file(kinesis_data) -> jets::BatchResponse {
            kinesis_data.iter().collect()
        }
    }
}

fn main() {}
