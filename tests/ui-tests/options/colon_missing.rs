jets::jobs! {
    DataJob {
        kinesis_event "my-stream", batch_size 10;
        fn file() {}
    }
}

fn main() {}
