jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { "$or": [{ key: [1] }, { exists: [true] }] };
        fn file() {}
    }
}

fn main() {}
