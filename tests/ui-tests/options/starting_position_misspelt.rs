jets::jobs! {
    DataJob {
        kinesis_event "my-stream", starting_position: TRIM_HORIZONT;
        fn file() {}
    }
}

fn main() {}
