jets::jobs! {
    DataJob {
        kinesis_event "my-stream", batch_size: , enabled: true;
        fn file() {}
    }
}

fn main() {}
