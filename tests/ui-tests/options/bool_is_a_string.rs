jets::jobs! {
    DataJob {
        kinesis_event "my-stream", enabled: "true";
        fn file() {}
    }
}

fn main() {}
