use jets::Window;

jets::jobs! {
    SumJob {
        kinesis_event "numbers";
        fn sum(kinesis_data: Vec<String>, window: &mut Window<Vec<String>>) {
            window.state.extend(kinesis_data);
        }

        dynamodb_event "${NumbersStreamArn}", tumbling_window_in_seconds: 0;
        fn none(_dynamodb_records, window: &mut Window<Vec<String>>) {
            window.state.clear();
        }
    }
}

fn main() {}
