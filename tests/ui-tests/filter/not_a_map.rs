jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: "order";
        fn file() {}
    }
}

fn main() {}
