jets::jobs! {
    DataJob {
        fn file(_event) {}

        kinesis_event "my-stream";
    }
}

fn main() {}
