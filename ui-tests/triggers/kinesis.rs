fn main() {}

mod aggregated_is_a_string {
    jets::jobs! {
        DataJob {
            kinesis_event "orders", aggregated: "true";
            fn file(_kinesis_data) {}
        }
    }
}

mod aggregated_of_a_table {
    jets::jobs! {
        DataJob {
            dynamodb_event "${OrdersStreamArn}", aggregated: true;
            fn file(_dynamodb_records) {}
        }
    }
}

mod aggregated_of_one_trigger {
    jets::jobs! {
        DataJob {
            kinesis_event "orders", aggregated: true;
            kinesis_event "returns", aggregated: false;
            fn file(_kinesis_data) {}
        }
    }
}

mod aggregated_with_a_filter {
    jets::jobs! {
        DataJob {
            kinesis_event "orders", filter: { data: { kind: ["order"] } }, aggregated: true;
            fn file(_kinesis_data) {}

            kinesis_event "arn:aws:kinesis:us-west-2:112233445566:stream/orders",
                aggregated: true,
                filter: { data: { kind: ["order"] } };
            fn store(_kinesis_record) {}
        }
    }
}

mod aggregated_without_records {
    jets::jobs! {
        DataJob {
            kinesis_event "orders", aggregated: true;
            fn file(_event) {}
        }
    }
}

mod consumer_arn_misspelt {
    jets::jobs! {
        DataJob {
            kinesis_event "arn:aws:kinesis:us-west-2:112233445566:stream/my-stream/consumers/my-consumer:1550287680";
            fn file() {}
        }
    }
}

mod consumer_arn_without_creation_time {
    jets::jobs! {
        DataJob {
            kinesis_event "arn:aws:kinesis:us-west-2:112233445566:stream/my-stream/consumer/my-consumer";
            fn file() {}
        }
    }
}

mod environment_in_lower_case {
    jets::jobs! {
        DataJob {
            kinesis_event "orders-${environment}";
            fn file() {}
        }
    }
}

mod placeholder_bad_name {
    jets::jobs! {
        DataJob {
            kinesis_event "orders-${environment_name}";
            fn file() {}
        }
    }
}

mod placeholder_in_a_placeholder {
    jets::jobs! {
        OrderJob {
            kinesis_event "orders-${Stage:-${Environment}}";
            fn store() {}
        }
    }
}

mod placeholder_misspelt_pseudo_parameter {
    jets::jobs! {
        DataJob {
            kinesis_event "orders-${AWS::Regoin}";
            fn file() {}
        }
    }
}

mod placeholder_not_closed {
    jets::jobs! {
        DataJob {
            kinesis_event "orders-${Environment";
            fn file() {}
        }
    }
}

mod placeholder_that_is_text {
    jets::jobs! {
        OrderJob {
            kinesis_event "orders-${!Environment}";
            fn store() {}
        }
    }
}

mod placeholder_with_a_default_name {
    jets::jobs! {
        OrderJob {
            kinesis_event "${Orders:orders}";
            fn store() {}
        }
    }
}

mod policy_variable_in_a_name {
    jets::jobs! {
        OrderJob {
            kinesis_event "orders-${aws:username}";
            fn store() {}
        }
    }
}

mod policy_variable_in_an_arn {
    jets::jobs! {
        OrderJob {
            kinesis_event "arn:aws:kinesis:us-west-2:112233445566:stream/${aws:username}";
            fn store() {}
        }
    }
}

mod stream_arn_bad_account {
    jets::jobs! {
        DataJob {
            kinesis_event "arn:aws:kinesis:us-west-2:1122-3344-5566:stream/my-stream";
            fn file() {}
        }
    }
}

mod stream_arn_bad_character {
    jets::jobs! {
        DataJob {
            kinesis_event "arn:aws:kinesis:us-west-2:112233445566:stream/my stream";
            fn file() {}
        }
    }
}

mod stream_arn_bad_partition {
    jets::jobs! {
        DataJob {
            kinesis_event "arn:amazon:kinesis:us-west-2:112233445566:stream/my-stream";
            fn file() {}
        }
    }
}

mod stream_arn_bad_region {
    jets::jobs! {
        DataJob {
            kinesis_event "arn:aws:kinesis:oregon:112233445566:stream/my-stream";
            fn file() {}
        }
    }
}

mod stream_arn_of_another_resource {
    jets::jobs! {
        DataJob {
            kinesis_event "arn:aws:kinesis:us-west-2:112233445566:streams/my-stream";
            fn file() {}
        }
    }
}

mod stream_arn_of_another_service {
    jets::jobs! {
        DataJob {
            kinesis_event "arn:aws:sqs:us-west-2:112233445566:my-queue";
            fn file() {}
        }
    }
}

mod stream_arn_too_short {
    jets::jobs! {
        DataJob {
            kinesis_event "arn:aws:kinesis:us-west-2:my-stream";
            fn file() {}
        }
    }
}

mod stream_arn_without_name {
    jets::jobs! {
        DataJob {
            kinesis_event "arn:aws:kinesis:us-west-2:112233445566:stream/";
            fn file() {}
        }
    }
}

mod stream_arn_without_region {
    jets::jobs! {
        DataJob {
            kinesis_event "arn:aws:kinesis::112233445566:stream/my-stream";
            fn file() {}
        }
    }
}

mod stream_arn_without_resource {
    jets::jobs! {
        DataJob {
            kinesis_event "arn:aws:kinesis:us-west-2:112233445566:";
            fn file() {}
        }
    }
}

mod stream_arn_without_service {
    jets::jobs! {
        DataJob {
            kinesis_event "arn:aws::us-west-2:112233445566:stream/my-stream";
            fn file() {}
        }
    }
}

mod stream_bad_character {
    jets::jobs! {
        DataJob {
            kinesis_event "my stream";
            fn file() {}
        }
    }
}

mod stream_bare_word {
    jets::jobs! {
        DataJob {
            kinesis_event my_stream;
            fn file() {}
        }
    }
}

mod stream_empty {
    jets::jobs! {
        DataJob {
            kinesis_event "";
            fn file() {}
        }
    }
}

mod stream_missing {
    jets::jobs! {
        DataJob {
            kinesis_event;
            fn file() {}
        }
    }
}

mod stream_missing_before_options {
    jets::jobs! {
        DataJob {
            kinesis_event batch_size: 10;
            fn file() {}
        }
    }
}

mod stream_not_a_string {
    jets::jobs! {
        DataJob {
            kinesis_event 5;
            fn file() {}
        }
    }
}

mod stream_over_128_characters {
    jets::jobs! {
        DataJob {
            kinesis_event "long-stream-long-stream-long-stream-long-stream-long-stream-long-stream-long-stream-long-stream-long-stream-long-stream-long-stream-";
            fn file() {}
        }
    }
}

mod stream_same_twice {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream";
            kinesis_event "other-stream";
            kinesis_event "my-stream", batch_size: 10;
            fn file() {}
        }
    }
}

mod stream_two_in_one_declaration {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", "other-stream";
            fn file() {}
        }
    }
}

mod loop_by_a_right_to_write {
    jets::jobs! {
        OrderJob {
            kinesis_event "orders";
            iam_policy "kinesis:Put*", resource: "*";
            fn store() {}
        }
    }
}
