jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { price: [{ numeric: ["=", 1, "=", 2] }] } };
        fn file() {}
    }
}

fn main() {}
