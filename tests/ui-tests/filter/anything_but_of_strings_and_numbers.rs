jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { kind: [{ "anything-but": ["order", 1] }] };
        fn file() {}
    }
}

fn main() {}
