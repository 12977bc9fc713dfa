jets::jobs! {
    DataJob {
        fn file() {}

        kinesis_event "my-stream";
    }
}

fn main() {}
