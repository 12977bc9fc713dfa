jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { kind: [{ prefix: 5 }] } };
        fn file() {}
    }
}

fn main() {}
