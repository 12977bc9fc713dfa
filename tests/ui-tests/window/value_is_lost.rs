use std::collections::BTreeMap;

use jets::Window;

jets::jobs! {
    SumJob {
        kinesis_event "numbers", tumbling_window_in_seconds: 60;
        fn sum(kinesis_data, _window: &mut Window<BTreeMap<u8, u8>>) -> usize {
            kinesis_data.len()
        }

        kinesis_event "numbers", tumbling_window_in_seconds: 60;
        fn report(kinesis_data, _window: &mut Window<BTreeMap<u8, u8>>) -> jets::BatchResponse {
            kinesis_data.iter().collect()
        }
    }
}

fn main() {}
