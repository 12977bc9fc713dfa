jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
        fn file<T>(event: T) {}
    }
}

fn main() {}
