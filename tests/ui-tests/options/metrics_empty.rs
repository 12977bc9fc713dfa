jets::jobs! {
    DataJob {
        kinesis_event "orders", metrics: [];
        fn file() {}
    }
}

fn main() {}
