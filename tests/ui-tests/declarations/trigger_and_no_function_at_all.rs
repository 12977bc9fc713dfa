jets::jobs! {
    DataJob {
        kinesis_event "my-stream";
    }
}

fn main() {}
