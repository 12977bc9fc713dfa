jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        fn file(self) {}
    }
}

fn main() {}
