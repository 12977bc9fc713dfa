jets::jobs! {
    DataJob {
        kinesis_event "orders", tumbling_window_in_seconds: 60;
        kinesis_event "returns";
        fn file() {}
    }
}

fn main() {}
