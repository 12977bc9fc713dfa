jets::jobs! {
    DataJob {
        kinesis_event "orders-${environment}";
        fn file() {}
    }
}

fn main() {}
