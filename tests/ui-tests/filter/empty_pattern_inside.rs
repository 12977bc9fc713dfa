jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: {} };
        fn file() {}
    }
}

fn main() {}
