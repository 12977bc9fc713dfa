jets::jobs! {
    DataJob {
        kinesis_event "my-stream", starting_position: "LATEST";
        fn file() {}
    }
}

fn main() {}
