jets::jobs! {
    DataJob {
        kinesis_event "my-stream", batch_size: 1.5;
        fn file() {}
    }
}

fn main() {}
