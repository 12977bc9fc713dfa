jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        fn file(kinesis_data, kinesis_record) {}
    }
}

fn main() {}
