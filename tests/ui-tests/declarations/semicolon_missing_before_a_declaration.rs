jets::jobs! {
    DataJob {
        kinesis_event "my-stream", batch_size: 10
        timeout 30;
        fn file() {}
    }
}

fn main() {}
