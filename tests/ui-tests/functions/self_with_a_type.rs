jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        fn file(self: Box<Self>) {}
    }
}

fn main() {}
