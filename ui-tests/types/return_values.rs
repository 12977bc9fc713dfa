fn main() {}

struct Order;

mod batch_report_is_not_returned {
    jets::jobs! {
        DataJob {
            dynamodb_event "${OrdersStreamArn}", report_batch_item_failures: true;
            fn file(dynamodb_records) -> usize {
                dynamodb_records.len()
            }

            sqs_event "orders", report_batch_item_failures: true;
            async fn nothing(sqs_messages) -> Result<(), String> {
                Err(sqs_messages.to_string())
            }
        }
    }
}

mod batch_response_of_an_event {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(event) -> jets::BatchResponse {
                println!("{event}");
                jets::BatchResponse::new()
            }
        }
    }
}

mod batch_response_without_the_option {
    use jets::BatchResponse;

    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(kinesis_data) -> BatchResponse {
                kinesis_data.iter().collect()
            }

            sqs_event "orders", report_batch_item_failures: false;
            fn result(sqs_messages) -> Result<BatchResponse, String> {
                Ok(sqs_messages.iter().collect())
            }
        }
    }
}

mod error_is_not_an_error {
    use super::Order;

    jets::jobs! {
        DataJob {
            fn file(_event) -> Result<(), Order> {
                Err(Order)
            }
        }
    }
}

mod error_is_not_send {
    jets::jobs! {
        DataJob {
            fn file(_event) -> Result<(), Box<dyn std::error::Error>> {
                Ok(())
            }
        }
    }
}

mod error_of_a_record_is_not_an_error {
    use super::Order;

    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(kinesis_record) -> Result<(), Order> {
                let _ = kinesis_record;
                Err(Order)
            }
        }
    }
}

mod error_without_send_and_sync {
    use std::{error::Error, fmt, rc::Rc};

    #[derive(Debug)]
    struct TableError(Rc<str>);

    impl fmt::Display for TableError {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str(&self.0)
        }
    }

    impl Error for TableError {}

    jets::jobs! {
        DataJob {
            fn file(_event) -> Result<(), TableError> {
                Err(TableError("no table".into()))
            }
        }
    }
}

mod return_value_does_not_serialize {
    use super::Order;

    jets::jobs! {
        DataJob {
            fn file(_event) -> Order {
                Order
            }
        }
    }
}

mod return_value_of_a_list_does_not_serialize {
    use super::Order;

    jets::jobs! {
        DataJob {
            fn file(_event) -> Vec<Order> {
                vec![Order]
            }
        }
    }
}

mod return_value_of_a_record_is_lost {
    use super::Order;

    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            fn file(kinesis_record) -> Order {
                let _ = kinesis_record;
                Order
            }
        }
    }
}

mod return_value_of_a_result_does_not_serialize {
    use super::Order;

    jets::jobs! {
        DataJob {
            fn file(_event) -> Result<Order, String> {
                Ok(Order)
            }
        }
    }
}

mod return_value_of_an_async_function_does_not_serialize {
    use super::Order;

    jets::jobs! {
        DataJob {
            async fn file(_event) -> Order {
                Order
            }
        }
    }
}

mod value_of_a_dynamodb_record_is_lost {
    jets::jobs! {
        Job {
            dynamodb_event "${OrdersStreamArn}";
            fn f(_dynamodb_record) -> usize {
                1
            }
        }
    }
}

mod value_of_a_window_is_lost {
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
}

mod value_of_an_sns_message_is_lost {
    jets::jobs! {
        Job {
            sns_event "orders";
            fn f(sns_message: String) -> bool {
                sns_message.is_empty()
            }
        }
    }
}

mod value_of_an_sqs_message_is_lost {
    jets::jobs! {
        OrderJob {
            sqs_event "orders";
            fn store(sqs_message: String) -> bool {
                sqs_message.is_empty()
            }
        }
    }
}
