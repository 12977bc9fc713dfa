fn main() {}

struct Order;

mod context_of_another_type {
    jets::jobs! {
        DataJob {
            fn file(context: String) {
                drop(context);
            }
        }
    }
}

mod dynamodb_change_of_a_type_that_does_not_deserialize {
    #[derive(Debug)]
    struct NotOrder;

    jets::jobs! {
        Job {
            dynamodb_event "${OrdersStreamArn}";
            fn f(_dynamodb_record: jets::Change<NotOrder>) {}
        }
    }
}

mod event_does_not_deserialize {
    use super::Order;

    jets::jobs! {
        DataJob {
            fn file(event: Order) {
                drop(event);
            }
        }
    }
}

mod event_of_an_inferred_type {
    jets::jobs! {
        DataJob {
            fn file(event: _) {
                drop(event);
            }
        }
    }
}

mod event_of_each_record_is_not_shared {
    #[derive(serde::Deserialize)]
    struct Records {}

    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(event: Records, kinesis_record) {
                let _ = (event, kinesis_record);
            }
        }
    }
}

mod kinesis_data_list_of_an_unsupported_type {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(kinesis_data: Vec<u32>) {
                drop(kinesis_data);
            }
        }
    }
}

mod kinesis_data_list_of_gzip_without_json {
    use jets::{Gzip, LogsData};

    jets::jobs! {
        LogsJob {
            kinesis_event "logs";
            fn file(kinesis_data: Vec<Gzip<LogsData>>) {
                println!("{}", kinesis_data.len());
            }

            kinesis_event "logs";
            fn each(kinesis_record: Gzip<LogsData>) {
                println!("{}", kinesis_record.log_group);
            }
        }
    }
}

mod kinesis_data_list_of_json_that_does_not_deserialize {
    use super::Order;

    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(kinesis_data: Vec<jets::Json<Order>>) {
                drop(kinesis_data);
            }
        }
    }
}

mod kinesis_data_not_from_records {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(kinesis_data: u32) {
                drop(kinesis_data);
            }
        }
    }
}

mod kinesis_record_not_from_a_record {
    use super::Order;

    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(kinesis_record: Order) {
                drop(kinesis_record);
            }
        }
    }
}

mod kinesis_record_of_json_that_does_not_deserialize {
    use super::Order;

    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(kinesis_record: jets::Json<Order>) {
                drop(kinesis_record);
            }
        }
    }
}

mod sqs_message_not_from_a_message {
    use super::Order;

    jets::jobs! {
        OrderJob {
            sqs_event "orders";
            fn store(sqs_message: Order) {
                let _ = sqs_message;
            }
        }
    }
}

mod window_of_another_type {
    jets::jobs! {
        SumJob {
            kinesis_event "numbers", tumbling_window_in_seconds: 60;
            fn sum(kinesis_data, window: &mut Vec<usize>) {
                window.push(kinesis_data.len());
            }
        }
    }
}

mod window_state_does_not_deserialize {
    use jets::Window;

    #[derive(Default, serde::Serialize)]
    struct Total {
        count: usize,
    }

    jets::jobs! {
        SumJob {
            kinesis_event "numbers", tumbling_window_in_seconds: 60;
            fn sum(kinesis_data, window: &mut Window<Total>) {
                window.state.count += kinesis_data.len();
            }
        }
    }
}
