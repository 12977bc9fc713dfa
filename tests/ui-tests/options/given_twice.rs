jets::jobs! {
    DataJob {
        kinesis_event "my-stream", batch_size: 10, batch_size: 20;
        fn file() {}
    }
}

fn main() {}
