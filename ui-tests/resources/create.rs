fn main() {}

mod an_arn {
    jets::jobs! {
        OrderJob {
            sqs_event "arn:aws:sqs:us-west-2:112233445566:orders", create: true;
            fn take() {}
        }
    }
}

mod a_placeholder_for_an_arn {
    jets::jobs! {
        OrderJob {
            sns_event "${NewsArn}", create: true;
            fn read() {}
        }
    }
}

mod neither_true_nor_a_map {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", create: "yes";
            fn take() {}
        }
    }
}

mod an_option_of_another_resource {
    jets::jobs! {
        OrderJob {
            kinesis_event "orders", create: { max_receive_count: 5 };
            fn take() {}
        }
    }
}

mod a_source_that_no_job_can_create {
    jets::jobs! {
        OrderJob {
            log_event "/orders", create: true;
            fn read() {}
        }
    }
}

mod limits {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", create: { visibility_timeout: 43_201, max_receive_count: 0, message_retention_period: 59 };
            fn take() {}

            kinesis_event "orders", create: { retention_period_hours: 23 };
            fn count() {}
        }
    }
}

mod a_table_without_a_key {
    jets::jobs! {
        OrderJob {
            dynamodb_event "orders", create: true;
            fn changed() {}
        }
    }
}

mod a_key_without_a_type {
    jets::jobs! {
        OrderJob {
            dynamodb_event "orders", create: { partition_key: "id" };
            fn changed() {}
        }
    }
}

mod a_key_of_another_type {
    jets::jobs! {
        OrderJob {
            dynamodb_event "orders", create: { partition_key: { id: String } };
            fn changed() {}
        }
    }
}

mod changes_of_a_stream_without_both_images {
    jets::jobs! {
        OrderJob {
            dynamodb_event "orders", create: { partition_key: { id: S }, stream_view_type: KEYS_ONLY };
            fn changed(_dynamodb_record: jets::Change<jets::Json<u8>>) {}
        }
    }
}

mod a_bus_without_a_name {
    jets::jobs! {
        OrderJob {
            rule_event { source: ["shop"] }, create: true;
            fn sell() {}
        }
    }
}

mod two_functions_create_one_topic {
    jets::jobs! {
        OrderJob {
            sns_event "news", create: true;
            fn read() {}

            sns_event "news", create: true;
            fn read_too() {}
        }
    }
}

mod a_trigger_creates_what_the_job_creates {
    jets::jobs! {
        OrderJob {
            queue "orders";

            sqs_event "orders", create: true;
            fn take() {}
        }
    }
}

mod a_visibility_timeout_below_the_timeout_of_another_function {
    jets::jobs! {
        OrderJob {
            queue "orders", visibility_timeout: 30;

            timeout 31;
            sqs_event "orders";
            fn take() {}
        }
    }
}

mod two_placeholders_that_cannot_be_compared {
    jets::jobs! {
        OrderJob {
            timeout "${Timeout}";
            sqs_event "orders", create: { visibility_timeout: "${Visibility}" };
            fn take() {}
        }
    }
}

mod a_visibility_timeout_that_cannot_be_computed {
    jets::jobs! {
        OrderJob {
            timeout "${Timeout}";
            sqs_event "orders", create: true;
            fn take() {}
        }
    }
}

mod a_message_that_expires_before_its_last_receive {
    jets::jobs! {
        OrderJob {
            timeout 60;
            sqs_event "orders", create: { message_retention_period: 600 };
            fn take() {}
        }
    }
}

mod a_fifo_option_of_a_standard_queue {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", create: { content_based_deduplication: true };
            fn take() {}
        }
    }
}

mod a_queue_that_may_be_fifo {
    jets::jobs! {
        OrderJob {
            sqs_event "orders-${Suffix}", create: true;
            fn take() {}
        }
    }
}

mod failures_of_a_stream_that_gives_nothing_up {
    jets::jobs! {
        OrderJob {
            kinesis_event "orders", create: true, on_failure: create;
            fn count() {}
        }
    }
}

mod key_of_another_service {
    jets::jobs! {
        OrderJob {
            queue "orders", kms_master_key_id: "arn:aws:s3:::orders";
            pub fn take() {}
        }
    }
}

mod topic_without_a_name {
    jets::jobs! {
        OrderJob {
            topic ".fifo";
            pub fn take() {}
        }
    }
}

mod bus_of_every_account {
    jets::jobs! {
        OrderJob {
            event_bus "default";
            pub fn take() {}
        }
    }
}

mod bus_of_a_partner {
    jets::jobs! {
        OrderJob {
            event_bus "shop/orders";
            pub fn take() {}
        }
    }
}

mod few_receives {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", create: { max_receive_count: 4 };
            fn take() {}

            queue "refunds", max_receive_count: "${Receives:1}";

            sqs_event "refunds";
            fn refund() {}
        }
    }
}

mod a_record_that_expires_before_it_is_given_up {
    jets::jobs! {
        OrderJob {
            kinesis_event "orders", create: { retention_period_hours: 48 }, maximum_record_age_in_seconds: 172_801, on_failure: create;
            fn count() {}

            dynamodb_event "orders", create: { partition_key: { id: S } }, maximum_record_age_in_seconds: 172_800, on_failure: create;
            fn changed() {}
        }
    }
}

mod a_topic_that_may_be_fifo {
    jets::jobs! {
        OrderJob {
            sns_event "news-${Suffix}", create: true;
            fn read() {}
        }
    }
}

mod a_default_that_is_no_limit {
    jets::jobs! {
        ClickJob {
            kinesis_event "clicks", create: true, maximum_retry_attempts: "${Attempts:-1}", on_failure: create;
            fn count() {}
        }
    }
}

mod a_backoff_that_outlasts_the_retention {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", create: { message_retention_period: 14_400 }, backoff_in_seconds: 3_000;
            fn take() {}
        }
    }
}
