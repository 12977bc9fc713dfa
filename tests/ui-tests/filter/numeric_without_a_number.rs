jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { price: [{ numeric: [">"] }] } };
        fn file() {}
    }
}

fn main() {}
