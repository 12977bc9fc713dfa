jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { price: [{ numeric: 5 }] } };
        fn file() {}
    }
}

fn main() {}
