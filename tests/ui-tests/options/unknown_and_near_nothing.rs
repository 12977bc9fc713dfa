jets::jobs! {
    DataJob {
        kinesis_event "my-stream", colour: 10;
        fn file() {}
    }
}

fn main() {}
