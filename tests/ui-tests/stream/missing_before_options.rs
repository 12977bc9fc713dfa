jets::jobs! {
    DataJob {
        kinesis_event batch_size: 10;
        fn file() {}
    }
}

fn main() {}
