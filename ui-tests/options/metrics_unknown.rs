jets::jobs! {
    DataJob {
        kinesis_event "orders", metrics: [ErrorCount];
        fn file() {}
    }
}

fn main() {}
