jets::jobs! {
    DataJob {
        kinesis_event "my-stream", filter: { data: { 5: ["order"] } };
        fn file() {}
    }
}

fn main() {}
