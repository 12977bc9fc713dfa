fn main() {}

mod at_timestamp_without_timestamp {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", starting_position: AT_TIMESTAMP;
            fn file() {}
        }
    }
}

mod batch_size_of_the_project {
    jets::jobs! {
        OrderJob {
            kinesis_event "orders", batch_size: "${Project}";
            fn store() {}
        }
    }
}

mod batch_size_out_of_range {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", batch_size: 0;
            fn under() {}

            kinesis_event "my-stream", batch_size: 10_001;
            fn over() {}
        }
    }
}

mod batch_size_with_a_default_out_of_range {
    jets::jobs! {
        OrderJob {
            kinesis_event "orders", batch_size: "${BatchSize:20000}";
            fn store() {}
        }
    }
}

mod batch_size_with_a_default_that_is_not_a_number {
    jets::jobs! {
        OrderJob {
            kinesis_event "orders", batch_size: "${BatchSize:many}";
            fn store() {}
        }
    }
}

mod kms_key_arn_of_another_service {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", kms_key_arn: "arn:aws:s3:::my-bucket";
            fn file() {}
        }
    }
}

mod maximum_batching_window_in_seconds_out_of_range {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", maximum_batching_window_in_seconds: -1;
            fn under() {}

            kinesis_event "my-stream", maximum_batching_window_in_seconds: 301;
            fn over() {}
        }
    }
}

mod maximum_record_age_in_seconds_between_its_ranges {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", maximum_record_age_in_seconds: 30;
            fn file() {}
        }
    }
}

mod maximum_record_age_in_seconds_out_of_range {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", maximum_record_age_in_seconds: -2;
            fn under() {}

            kinesis_event "my-stream", maximum_record_age_in_seconds: 604801;
            fn over() {}
        }
    }
}

mod maximum_retry_attempts_out_of_range {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", maximum_retry_attempts: -2;
            fn under() {}

            kinesis_event "my-stream", maximum_retry_attempts: 10_001;
            fn over() {}
        }
    }
}

mod metrics_empty {
    jets::jobs! {
        DataJob {
            kinesis_event "orders", metrics: [];
            fn file() {}
        }
    }
}

mod on_failure_is_a_place_in_a_bucket {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", on_failure: "arn:aws:s3:::my-bucket/failed";
            fn file() {}
        }
    }
}

mod on_failure_is_not_an_arn {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", on_failure: "my-queue";
            fn file() {}
        }
    }
}

mod on_failure_of_an_unsupported_service {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", on_failure: "arn:aws:lambda:us-west-2:112233445566:function:my-function";
            fn file() {}
        }
    }
}

mod on_failure_over_350_characters {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", on_failure: "arn:aws:sqs:us-west-2:112233445566:long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-long-queue-";
            fn file() {}
        }
    }
}

mod on_failure_with_a_default_of_another_service {
    jets::jobs! {
        OrderJob {
            kinesis_event "orders", on_failure: "${FailedArn:arn:aws:lambda:us-west-2:112233445566:function:failed}";
            fn store() {}
        }
    }
}

mod on_failure_with_a_default_that_is_not_an_arn {
    jets::jobs! {
        OrderJob {
            kinesis_event "orders", on_failure: "${FailedArn:7}";
            fn store() {}
        }
    }
}

mod parallelization_factor_out_of_range {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", parallelization_factor: 0;
            fn under() {}

            kinesis_event "my-stream", parallelization_factor: 11;
            fn over() {}
        }
    }
}

mod record_age_by_a_placeholder {
    jets::jobs! {
        OrderJob {
            kinesis_event "orders", maximum_record_age_in_seconds: "${Age}";
            fn store() {}
        }
    }
}

mod starting_position_is_a_string {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", starting_position: "LATEST";
            fn file() {}
        }
    }
}

mod starting_position_misspelt {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", starting_position: TRIM_HORIZONT;
            fn file() {}
        }
    }
}

mod tags_reserved_key {
    jets::jobs! {
        DataJob {
            kinesis_event "orders", tags: { "aws:team": "data" };
            fn file() {}
        }
    }
}

mod timestamp_after_the_year_9999 {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", starting_position: AT_TIMESTAMP, starting_position_timestamp: 253402300800;
            fn file() {}
        }
    }
}

mod timestamp_is_a_string {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", starting_position: AT_TIMESTAMP, starting_position_timestamp: "2019-02-16";
            fn file() {}
        }
    }
}

mod timestamp_negative {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", starting_position: AT_TIMESTAMP, starting_position_timestamp: -1;
            fn file() {}
        }
    }
}

mod timestamp_with_latest {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", starting_position: LATEST, starting_position_timestamp: 1550287680;
            fn file() {}
        }
    }
}

mod timestamp_without_at_timestamp {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", starting_position_timestamp: 1550287680;
            fn file() {}
        }
    }
}
