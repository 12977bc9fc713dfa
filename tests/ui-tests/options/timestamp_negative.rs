jets::jobs! {
    DataJob {
        kinesis_event "my-stream", starting_position: AT_TIMESTAMP, starting_position_timestamp: -1;
        fn file() {}
    }
}

fn main() {}
