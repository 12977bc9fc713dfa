jets::jobs! {
    DataJob {
        kinesis_event "orders", aggregated: "true";
        fn file(_kinesis_data) {}
    }
}

fn main() {}
