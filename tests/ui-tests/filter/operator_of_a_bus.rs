jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { key: [{ wildcard: "orders-*" }] };
        fn file() {}
    }
}

fn main() {}
