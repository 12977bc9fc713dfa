jets::jobs! {
    DataJob {
        kinesis_event "orders", metrics: [EventCount, EventCount];
        fn file() {}
    }
}

fn main() {}
