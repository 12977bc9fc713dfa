jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { kind: [{ "anything-but": [true] }] } };
        fn file() {}
    }
}

fn main() {}
