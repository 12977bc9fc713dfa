jets::jobs! {
    DataJob {
        kinesis_event "my-stream", starting_position: StartingPosition::Latest;
        fn file() {}
    }
}

fn main() {}
