jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { price: [{ numeric: [">", 1, "<", 5, "=", 3] }] } };
        fn file() {}
    }
}

fn main() {}
