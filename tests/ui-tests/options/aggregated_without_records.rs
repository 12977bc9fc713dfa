jets::jobs! {
    DataJob {
        kinesis_event "orders", aggregated: true;
        fn file(_event) {}
    }
}

fn main() {}
