jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        fn file((event, context)) {}
    }
}

fn main() {}
