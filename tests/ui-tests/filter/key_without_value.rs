jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { kind } };
        fn file() {}
    }
}

fn main() {}
