jets::jobs! {
    DataJob {
        kinesis_event "my-stream", on_failure: "my-queue";
        fn file() {}
    }
}

fn main() {}
