jets::jobs! {
    DataJob {
        kinesis_event "long-stream-long-stream-long-stream-long-stream-long-stream-long-stream-long-stream-long-stream-long-stream-long-stream-long-stream-";
        fn file() {}
    }
}

fn main() {}
