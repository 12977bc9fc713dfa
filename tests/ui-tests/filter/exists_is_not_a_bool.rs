jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { kind: [{ exists: "yes" }] } };
        fn file() {}
    }
}

fn main() {}
