jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: {};
        fn file() {}
    }
}

fn main() {}
