jets::jobs! {
    DataJob {
        kinesis_event "my-stream", starting_position: AT_TIMESTAMP;
        fn file() {}
    }
}

fn main() {}
