jets::jobs! {
    DataJob {
        kinesis_event "my-stream", batch_size: 99999999999999999999;
        fn file() {}
    }
}

fn main() {}
