jets::jobs! {
    SumJob {
        kinesis_event "numbers", tumbling_window_in_seconds: 60;
        fn sum(kinesis_data, window: &mut Vec<usize>) {
            window.push(kinesis_data.len());
        }
    }
}

fn main() {}
