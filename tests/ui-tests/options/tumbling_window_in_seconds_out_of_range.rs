jets::jobs! {
    DataJob {
        kinesis_event "my-stream", tumbling_window_in_seconds: -1;
        fn under() {}

        kinesis_event "my-stream", tumbling_window_in_seconds: 901;
        fn over(_kinesis_data, _window: &mut jets::Window<std::collections::BTreeMap<u8, u8>>) {}
    }
}

fn main() {}
