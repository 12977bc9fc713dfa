fn main() {}

mod report_beside_an_item {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", report_batch_item_failures: true;
            fn file(_kinesis_record) {}
        }
    }
}

mod report_is_a_word {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", report_batch_item_failures: yes;
            fn file(kinesis_data) -> jets::BatchResponse {
                kinesis_data.iter().collect()
            }
        }
    }
}

mod report_of_one_trigger {
    jets::jobs! {
        DataJob {
            kinesis_event "orders", report_batch_item_failures: true;
            kinesis_event "returns";
            fn file(kinesis_data) -> jets::BatchResponse {
                kinesis_data.iter().collect()
            }
        }
    }
}

mod report_without_a_batch {
    jets::jobs! {
        QueueJob {
            sqs_event "orders", report_batch_item_failures: true;
            fn file(_event) {}
        }
    }
}

mod response_beside_a_stream_that_is_refused {
    jets::jobs! {
        DataJob {
            kinesis_event "my stream", report_batch_item_failures: true;
            fn file(kinesis_data) -> jets::BatchResponse {
                kinesis_data.iter().collect()
            }
        }
    }
}
