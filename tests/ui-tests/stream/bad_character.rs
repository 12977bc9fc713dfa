jets::jobs! {
    DataJob {
        kinesis_event "my stream";
        fn file() {}
    }
}

fn main() {}
