use jets::Window;

jets::jobs! {
    SumJob {
        kinesis_event "numbers", tumbling_window_in_seconds: 60;
        fn sum(kinesis_record, window: &mut Window<Vec<String>>) {
            window.state.push(kinesis_record.partition_key().to_owned());
        }
    }
}

fn main() {}
