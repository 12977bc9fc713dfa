jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { kind: [{ prefix: "" }] } };
        fn file() {}
    }
}

fn main() {}
