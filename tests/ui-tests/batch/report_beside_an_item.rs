jets::jobs! {
    DataJob {
        kinesis_event "my-stream", report_batch_item_failures: true;
        fn file(_kinesis_record) {}
    }
}

fn main() {}
