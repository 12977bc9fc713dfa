jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { price: [{ numeric: ["<", 5, ">", 1] }] } };
        fn file() {}
    }
}

fn main() {}
