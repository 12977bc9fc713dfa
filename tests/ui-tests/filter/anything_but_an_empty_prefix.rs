jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { kind: [{ "anything-but": { prefix: "" } }] } };
        fn file() {}
    }
}

fn main() {}
