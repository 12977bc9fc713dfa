jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        fn file(, event) {}
    }
}

fn main() {}
