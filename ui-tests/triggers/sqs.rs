fn main() {}

mod batch_size_of_a_fifo_queue_with_a_default_over_ten {
    jets::jobs! {
        OrderJob {
            sqs_event "orders.fifo", batch_size: "${BatchSize:100}";
            fn store() {}
        }
    }
}

mod batch_size_of_fifo {
    jets::jobs! {
        OrderJob {
            sqs_event "orders.fifo", batch_size: 11;
            fn store() {}
        }
    }
}

mod batch_size_out_of_range {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", batch_size: 10_001, maximum_batching_window_in_seconds: 5;
            fn store() {}
        }
    }
}

mod batch_size_with_a_window_of_0 {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", batch_size: 100, maximum_batching_window_in_seconds: 0;
            fn store() {}
        }
    }
}

mod batch_size_without_a_window {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", batch_size: 100;
            fn store() {}
        }
    }
}

mod maximum_concurrency_beside_pollers {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", maximum_concurrency: 5, minimum_pollers: 2, maximum_pollers: 10;
            fn store() {}
        }
    }
}

mod maximum_concurrency_out_of_range {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", maximum_concurrency: 1;
            fn store() {}
        }
    }
}

mod maximum_pollers_out_of_range {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", maximum_pollers: 10_001;
            fn store() {}
        }
    }
}

mod message_and_messages {
    jets::jobs! {
        OrderJob {
            sqs_event "orders";
            fn store(sqs_message, sqs_messages) {}
        }
    }
}

mod message_of_a_queue_and_a_stream {
    jets::jobs! {
        OrderJob {
            sqs_event "orders"; kinesis_event "orders";
            fn store(sqs_message) {}
        }
    }
}

mod message_of_a_stream {
    jets::jobs! {
        OrderJob {
            kinesis_event "orders";
            fn store(sqs_message) {}
        }
    }
}

mod message_without_a_trigger {
    jets::jobs! {
        OrderJob {
            timeout 5;
            fn store(sqs_message) {}
        }
    }
}

mod metrics_is_a_word {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", metrics: EventCount;
            fn store() {}
        }
    }
}

mod metrics_twice {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", metrics: [EventCount, EventCount];
            fn store() {}
        }
    }
}

mod metrics_unknown {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", metrics: [ErrorCount];
            fn store() {}
        }
    }
}

mod minimum_pollers_above_maximum {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", minimum_pollers: 20, maximum_pollers: 10;
            fn store() {}
        }
    }
}

mod minimum_pollers_out_of_range {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", minimum_pollers: 1;
            fn store() {}
        }
    }
}

mod no_queue {
    jets::jobs! {
        OrderJob {
            sqs_event;
            fn store() {}
        }
    }
}

mod of_the_class {
    jets::jobs! {
        OrderJob {
            class_sqs_event "orders";
            fn store(_event) {}
        }
    }
}

mod queue_arn_of_another_service {
    jets::jobs! {
        OrderJob {
            sqs_event "arn:aws:sns:us-west-2:112233445566:orders";
            fn store() {}
        }
    }
}

mod queue_arn_without_a_region {
    jets::jobs! {
        OrderJob {
            sqs_event "arn:aws:sqs::112233445566:orders";
            fn store() {}
        }
    }
}

mod queue_is_a_url {
    jets::jobs! {
        OrderJob {
            sqs_event "https://sqs.us-west-2.amazonaws.com/112233445566/orders";
            fn store() {}
        }
    }
}

mod queue_is_a_word {
    jets::jobs! {
        OrderJob {
            sqs_event orders;
            fn store() {}
        }
    }
}

mod queue_is_empty {
    jets::jobs! {
        OrderJob {
            sqs_event "";
            fn store() {}
        }
    }
}

mod queue_name_is_only_fifo {
    jets::jobs! {
        OrderJob {
            sqs_event ".fifo";
            fn store() {}
        }
    }
}

mod queue_name_over_80_characters {
    jets::jobs! {
        OrderJob {
            sqs_event "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
            fn store() {}
        }
    }
}

mod queue_name_with_a_dot {
    jets::jobs! {
        OrderJob {
            sqs_event "orders.new";
            fn store() {}
        }
    }
}

mod same_queue_twice {
    jets::jobs! {
        OrderJob {
            sqs_event "orders"; sqs_event "orders";
            fn store() {}
        }
    }
}

mod starting_position {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", starting_position: LATEST;
            fn store() {}
        }
    }
}

mod tags_are_a_list {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", tags: ["team"];
            fn store() {}
        }
    }
}

mod two_queues {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", "returns";
            fn store() {}
        }
    }
}

mod unknown_option {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", batchsize: 5;
            fn store() {}
        }
    }
}

mod window_of_fifo {
    jets::jobs! {
        OrderJob {
            sqs_event "orders.fifo", maximum_batching_window_in_seconds: 5;
            fn store() {}
        }
    }
}

mod window_out_of_range {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", batch_size: 100, maximum_batching_window_in_seconds: 301;
            fn store() {}
        }
    }
}

mod same_queue_by_its_name_and_its_arn {
    jets::jobs! {
        OrderJob {
            sqs_event "orders";
            sqs_event "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:orders";
            fn store() {}
        }
    }
}

mod reserved_concurrency_of_less_than_the_queues {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", maximum_concurrency: 5;
            sqs_event "refunds", maximum_concurrency: 6;
            reserved_concurrency 10;
            fn store() {}
        }
    }
}

mod queue_of_two_functions {
    jets::jobs! {
        OrderJob {
            sqs_event "orders";
            fn store() {}

            sqs_event "orders", filter: { body: { kind: ["order"] } };
            fn report(_event) {}
        }
    }
}

mod loop_by_a_right_to_send {
    jets::jobs! {
        OrderJob {
            sqs_event "orders";
            iam_policy "sqs:SendMessage", resource: "arn:aws:sqs:us-west-2:112233445566:*";
            fn store() {}
        }
    }
}

mod backoff_out_of_range {
    jets::jobs! {
        Job {
            sqs_event "orders", backoff_in_seconds: 43200;
            fn f() {}
        }
    }
}

mod maximum_backoff_below_backoff {
    jets::jobs! {
        Job {
            sqs_event "orders", backoff_in_seconds: 60, maximum_backoff_in_seconds: 30;
            fn f() {}
        }
    }
}

mod maximum_backoff_alone {
    jets::jobs! {
        Job {
            sqs_event "orders", maximum_backoff_in_seconds: 30;
            fn f() {}
        }
    }
}

mod queue_that_one_of_two_functions_shares {
    jets::jobs! {
        OrderJob {
            sqs_event "orders";
            fn store() {}

            sqs_event "orders", allow_sharing: true;
            fn count(_event) {}
        }
    }
}

mod queue_for_failures_of_a_queue {
    jets::jobs! {
        Job {
            sqs_event "orders", on_failure: create;
            fn f(_sqs_message) {}
        }
    }
}
