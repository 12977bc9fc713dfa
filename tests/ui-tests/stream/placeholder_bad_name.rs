jets::jobs! {
    DataJob {
        kinesis_event "orders-${environment_name}";
        fn file() {}
    }
}

fn main() {}
