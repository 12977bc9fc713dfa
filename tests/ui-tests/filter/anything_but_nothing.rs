jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { kind: [{ "anything-but": [] }] } };
        fn file() {}
    }
}

fn main() {}
