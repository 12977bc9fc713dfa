jets::jobs! {
    DataJob {
        kinesis_event "my-stream", batch_size: 0;
        fn under() {}

        kinesis_event "my-stream", batch_size: 10_001;
        fn over() {}
    }
}

fn main() {}
