fn main() {}

mod alone {
    use jets::Window;

    jets::jobs! {
        SumJob {
            kinesis_event "numbers", tumbling_window_in_seconds: 60;
            fn sum(window: &mut Window<Vec<usize>>) {
                window.state.push(1);
            }
        }
    }
}

mod beside_a_record {
    use jets::Window;

    jets::jobs! {
        SumJob {
            kinesis_event "numbers", tumbling_window_in_seconds: 60;
            fn sum(kinesis_record, window: &mut Window<Vec<String>>) {
                window.state.push(kinesis_record.partition_key().to_owned());
            }
        }
    }
}

mod is_not_lent {
    use jets::Window;

    jets::jobs! {
        SumJob {
            kinesis_event "numbers", tumbling_window_in_seconds: 60;
            fn owned(kinesis_data, window: Window<Vec<usize>>) {
                window.state.push(kinesis_data.len());
            }

            kinesis_event "numbers", tumbling_window_in_seconds: 60;
            fn shared(kinesis_data, window: &Window<Vec<usize>>) {
                println!("{} {:?}", kinesis_data.len(), window.state);
            }
        }
    }
}

mod of_a_queue {
    use jets::Window;

    jets::jobs! {
        SumJob {
            sqs_event "numbers";
            fn sum(sqs_messages, window: &mut Window<Vec<usize>>) {
                window.state.push(sqs_messages.len());
            }
        }
    }
}

mod option_without_the_parameter {
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
}

mod tumbling_window_by_a_placeholder {
    jets::jobs! {
        OrderJob {
            kinesis_event "orders", tumbling_window_in_seconds: "${Seconds}";
            fn store() {}
        }
    }
}

mod tumbling_window_in_seconds_of_one_trigger {
    jets::jobs! {
        DataJob {
            kinesis_event "orders", tumbling_window_in_seconds: 60;
            kinesis_event "returns";
            fn file() {}
        }
    }
}

mod tumbling_window_in_seconds_of_two_lengths {
    jets::jobs! {
        DataJob {
            kinesis_event "orders", tumbling_window_in_seconds: 60;
            kinesis_event "returns", tumbling_window_in_seconds: 30;
            fn file() {}
        }
    }
}

mod tumbling_window_in_seconds_out_of_range {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", tumbling_window_in_seconds: -1;
            fn under() {}

            kinesis_event "my-stream", tumbling_window_in_seconds: 901;
            fn over(_kinesis_data, _window: &mut jets::Window<std::collections::BTreeMap<u8, u8>>) {}
        }
    }
}

mod without_a_type {
    jets::jobs! {
        SumJob {
            kinesis_event "numbers", tumbling_window_in_seconds: 60;
            fn sum(kinesis_data, window) {
                window.state.push(kinesis_data.len());
            }
        }
    }
}

mod without_the_option {
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
}
