jets::jobs! {
    DataJob {
        kinesis_event "my-stream", concurrent_items: 8;
        fn file(_kinesis_record) {}
    }
}

fn main() {}
