jets::jobs! {
    kinesis_event "my-stream";

    DataJob {
        fn file() {}
    }
}

fn main() {}
