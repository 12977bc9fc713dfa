jets::jobs! {
    DataJob {
        kinesis_event "my-stream", tumbling_window_in_seconds: -1;
        fn under() {}

        kinesis_event "my-stream", tumbling_window_in_seconds: 901;
        fn over() {}
    }
}

fn main() {}
