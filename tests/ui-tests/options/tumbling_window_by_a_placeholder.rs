jets::jobs! {
    OrderJob {
        kinesis_event "orders", tumbling_window_in_seconds: "${Seconds}";
        fn store() {}
    }
}

fn main() {}
