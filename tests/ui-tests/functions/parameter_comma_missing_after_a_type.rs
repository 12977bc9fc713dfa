jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        fn file(event: String context) {}
    }
}

fn main() {}
