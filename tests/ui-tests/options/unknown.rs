jets::jobs! {
    DataJob {
        kinesis_event "my-stream", batch_sise: 10;
        fn file() {}
    }
}

fn main() {}
