jets::jobs! {
    DataJob {
        kinesis_event "orders", tumbling_window_in_seconds: 60;
        kinesis_event "returns", tumbling_window_in_seconds: 30;
        fn file() {}
    }
}

fn main() {}
