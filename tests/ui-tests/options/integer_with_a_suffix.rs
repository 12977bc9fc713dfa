jets::jobs! {
    DataJob {
        kinesis_event "my-stream", batch_size: 10u32;
        fn file() {}
    }
}

fn main() {}
