jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { kind: [{ prefix: "or", suffix: "er" }] } };
        fn file() {}
    }
}

fn main() {}
