jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { price: [1e999] } };
        fn file() {}
    }
}

fn main() {}
