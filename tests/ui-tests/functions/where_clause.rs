jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        fn file(event) where String: Clone {}
    }
}

fn main() {}
