jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        fn file(mut self) {}
    }
}

fn main() {}
