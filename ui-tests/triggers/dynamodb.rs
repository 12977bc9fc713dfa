fn main() {}

mod batch_size_out_of_range {
    jets::jobs! {
        Job {
            dynamodb_event "${OrdersStreamArn}", batch_size: 10001;
            fn f() {}
        }
    }
}

mod no_stream {
    jets::jobs! {
        Job {
            dynamodb_event;
            fn f() {}
        }
    }
}

mod record_and_records {
    jets::jobs! {
        Job {
            dynamodb_event "${OrdersStreamArn}";
            fn f(dynamodb_record, dynamodb_records) {}
        }
    }
}

mod record_without_a_trigger {
    jets::jobs! {
        Job {
            kinesis_event "orders";
            fn f(dynamodb_record) {}
        }
    }
}

mod same_stream_twice {
    jets::jobs! {
        Job {
            dynamodb_event "arn:aws:dynamodb:us-west-2:112233445566:table/orders/stream/2019-06-10T19:26:16.525";
            dynamodb_event "arn:aws:dynamodb:us-west-2:112233445566:table/orders/stream/2019-06-10T19:26:16.525";
            fn f() {}
        }
    }
}

mod starting_position_at_timestamp {
    jets::jobs! {
        Job {
            dynamodb_event "${OrdersStreamArn}", starting_position: AT_TIMESTAMP;
            fn f() {}
        }
    }
}

mod starting_position_timestamp {
    jets::jobs! {
        Job {
            dynamodb_event "${OrdersStreamArn}", starting_position_timestamp: 1550287680;
            fn f() {}
        }
    }
}

mod stream_arn_of_another_service {
    jets::jobs! {
        Job {
            dynamodb_event "arn:aws:kinesis:us-west-2:112233445566:stream/orders";
            fn f() {}
        }
    }
}

mod stream_is_no_name {
    jets::jobs! {
        Job {
            dynamodb_event "${Table} stream";
            fn f() {}
        }
    }
}

mod stream_is_a_table_arn {
    jets::jobs! {
        Job {
            dynamodb_event "arn:aws:dynamodb:us-west-2:112233445566:table/orders";
            fn f() {}
        }
    }
}

mod stream_is_a_short_name {
    jets::jobs! {
        Job {
            dynamodb_event "ab";
            fn f() {}
        }
    }
}

mod loop_by_a_right_to_write {
    jets::jobs! {
        OrderJob {
            dynamodb_event "arn:aws:dynamodb:us-west-2:112233445566:table/orders/stream/2019-06-10T19:26:16.525";
            iam_policy "dynamodb:UpdateItem", resource: "arn:aws:dynamodb:us-west-2:112233445566:table/orders";
            fn store() {}
        }
    }
}
