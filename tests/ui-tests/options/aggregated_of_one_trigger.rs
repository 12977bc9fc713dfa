jets::jobs! {
    DataJob {
        kinesis_event "orders", aggregated: true;
        kinesis_event "returns", aggregated: false;
        fn file(_kinesis_data) {}
    }
}

fn main() {}
