jets::jobs! {
    DataJob {
        kinesis_event "my-stream", maximum_batching_window_in_seconds: -1;
        fn under() {}

        kinesis_event "my-stream", maximum_batching_window_in_seconds: 301;
        fn over() {}
    }
}

fn main() {}
