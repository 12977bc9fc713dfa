jets::jobs! {
    DataJob {
        kinesis_event "my-stream", starting_position: LATEST, starting_position_timestamp: 1550287680;
        fn file() {}
    }
}

fn main() {}
