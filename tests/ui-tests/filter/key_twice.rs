jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { kind: ["order"], kind: ["refund"] } };
        fn file() {}
    }
}

fn main() {}
