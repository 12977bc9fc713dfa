jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { kind: ["order" "refund"] } };
        fn file() {}
    }
}

fn main() {}
