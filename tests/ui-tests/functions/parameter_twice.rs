jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        fn file(event, event) {}
    }
}

fn main() {}
