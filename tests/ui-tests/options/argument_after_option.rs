jets::jobs! {
    DataJob {
        kinesis_event batch_size: 10, "my-stream";
        fn file() {}
    }
}

fn main() {}
