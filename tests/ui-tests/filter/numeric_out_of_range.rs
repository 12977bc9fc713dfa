jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { price: [{ numeric: ["<", 6_000_000_000] }] } };
        fn file() {}
    }
}

fn main() {}
