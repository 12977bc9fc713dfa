jets::jobs! {
    DataJob {
        kinesis_event "my-stream", batch_size: 10 enabled: true;
        fn file() {}
    }
}

fn main() {}
