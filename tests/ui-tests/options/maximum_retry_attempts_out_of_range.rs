jets::jobs! {
    DataJob {
        kinesis_event "my-stream", maximum_retry_attempts: -2;
        fn under() {}

        kinesis_event "my-stream", maximum_retry_attempts: 10_001;
        fn over() {}
    }
}

fn main() {}
