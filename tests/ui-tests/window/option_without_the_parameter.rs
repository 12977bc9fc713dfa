jets::jobs! {
    SumJob {
        kinesis_event "numbers", tumbling_window_in_seconds: 60;
        fn sum(kinesis_data) -> usize {
            kinesis_data.len()
        }

        dynamodb_event "${NumbersStreamArn}", tumbling_window_in_seconds: 60;
        fn each(_dynamodb_record) {}
    }
}

fn main() {}
