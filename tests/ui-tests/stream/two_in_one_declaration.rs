jets::jobs! {
    DataJob {
        kinesis_event "my-stream", "other-stream";
        fn file() {}
    }
}

fn main() {}
