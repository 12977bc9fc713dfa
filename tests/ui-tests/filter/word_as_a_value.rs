jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { kind: [order] } };
        fn file() {}
    }
}

fn main() {}
