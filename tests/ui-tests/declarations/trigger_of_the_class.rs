jets::jobs! {
    DataJob {
        class_kinesis_event "my-stream";
        fn file(_event) {}
    }
}

fn main() {}
