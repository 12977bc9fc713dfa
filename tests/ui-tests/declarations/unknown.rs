jets::jobs! {
    DataJob {
        kinesis_evnt "my-stream";
        fn file() {}
    }
}

fn main() {}
