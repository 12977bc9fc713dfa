jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { "$or": { a: [1] } };
        fn file() {}
    }
}

fn main() {}
