jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { key: [{ prefix: { "equals-ignore-case": "orders-" } }] };
        fn file() {}
    }
}

fn main() {}
