jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { kind: [{ "anything-but": { numeric: [">", 0] } }] } };
        fn file() {}
    }
}

fn main() {}
