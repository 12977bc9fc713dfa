jets::jobs! {
    DataJob {
        kinesis_event "my-stream", parallelization_factor: 0;
        fn under() {}

        kinesis_event "my-stream", parallelization_factor: 11;
        fn over() {}
    }
}

fn main() {}
