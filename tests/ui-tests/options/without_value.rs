jets::jobs! {
    DataJob {
        kinesis_event "my-stream", batch_size;
        fn file() {}
    }
}

fn main() {}
