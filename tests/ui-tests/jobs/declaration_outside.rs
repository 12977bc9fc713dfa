jets::jobs! {
    kinesis_event "my-stream";

    DataJob {
        fn file(_event) {}
    }
}

fn main() {}
