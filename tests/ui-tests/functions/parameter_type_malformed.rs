jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        fn file(kinesis_data: Vec<) {}
    }
}

fn main() {}
