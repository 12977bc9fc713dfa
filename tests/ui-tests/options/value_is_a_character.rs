jets::jobs! {
    DataJob {
        kinesis_event "my-stream", batch_size: 'x';
        fn file() {}
    }
}

fn main() {}
