jets::jobs! {
    DataJob {
        kinesis_event "orders-${Environment";
        fn file() {}
    }
}

fn main() {}
