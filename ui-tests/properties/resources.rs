fn main() {}

mod dead_letter_queue_of_a_polled_function {
    jets::jobs! {
        Job {
            kinesis_event "orders";
            dead_letter_queue "arn:aws:sqs:us-west-2:112233445566:failed";
            fn f() {}
        }
    }
}

mod dead_letter_queue_of_an_unsupported_service {
    jets::jobs! {
        DataJob {
            dead_letter_queue "arn:aws:s3:::my-bucket";
            fn file() {}
        }
    }
}

mod dead_letter_queue_without_a_region {
    jets::jobs! {
        DataJob {
            dead_letter_queue "arn:aws:sqs:::my-queue";
            fn file() {}
        }
    }
}

mod event_invoke_config_age_out_of_range {
    jets::jobs! {
        Job {
            event_invoke_config maximum_event_age_in_seconds: 21601;
            fn f() {}
        }
    }
}

mod event_invoke_config_of_a_polled_function {
    jets::jobs! {
        Job {
            sqs_event "orders";
            event_invoke_config maximum_retry_attempts: 0;
            fn f() {}
        }
    }
}

mod event_invoke_config_on_success_to_a_bucket {
    jets::jobs! {
        Job {
            event_invoke_config on_success: "arn:aws:s3:::done";
            fn f() {}
        }
    }
}

mod event_invoke_config_retries_out_of_range {
    jets::jobs! {
        Job {
            event_invoke_config maximum_retry_attempts: 3;
            fn f() {}
        }
    }
}

mod event_invoke_config_without_options {
    jets::jobs! {
        Job {
            event_invoke_config;
            fn f() {}
        }
    }
}

mod kms_key_arn_of_another_service {
    jets::jobs! {
        DataJob {
            kms_key_arn "arn:aws:s3:::my-bucket";
            fn file() {}
        }
    }
}

mod layer_is_not_an_arn {
    jets::jobs! {
        DataJob {
            layers "my-layer";
            fn file() {}
        }
    }
}

mod layer_without_version {
    jets::jobs! {
        DataJob {
            layers "arn:aws:lambda:us-west-2:112233445566:layer:my-layer";
            fn file() {}
        }
    }
}

mod layers_of_an_empty_list {
    jets::jobs! {
        DataJob {
            layers [];
            fn file() {}
        }
    }
}

mod layers_six {
    jets::jobs! {
        DataJob {
            layers "arn:aws:lambda:us-west-2:112233445566:layer:my-layer:1",
                "arn:aws:lambda:us-west-2:112233445566:layer:my-layer:2",
                "arn:aws:lambda:us-west-2:112233445566:layer:my-layer:3",
                "arn:aws:lambda:us-west-2:112233445566:layer:my-layer:4",
                "arn:aws:lambda:us-west-2:112233445566:layer:my-layer:5",
                "arn:aws:lambda:us-west-2:112233445566:layer:my-layer:6";
            fn file() {}
        }
    }
}

mod permissions_boundary_is_a_role {
    jets::jobs! {
        Job {
            permissions_boundary "arn:aws:iam::112233445566:role/mine";
            fn f() {}
        }
    }
}

mod role_beside_iam_policy {
    jets::jobs! {
        Job {
            role "arn:aws:iam::112233445566:role/mine";
            iam_policy "s3:GetObject", resource: "arn:aws:s3:::my-bucket/*";
            fn f() {}
        }
    }
}

mod role_is_a_name {
    jets::jobs! {
        Job {
            role "mine";
            fn f() {}
        }
    }
}

mod role_of_the_environment {
    jets::jobs! {
        OrderJob {
            role "${Environment}";
            fn store() {}
        }
    }
}

mod role_with_a_default_that_is_a_policy {
    jets::jobs! {
        OrderJob {
            role "${RoleArn:arn:aws:iam::112233445566:policy/mine}";
            fn store() {}
        }
    }
}

mod vpc_config_bad_id {
    jets::jobs! {
        DataJob {
            vpc_config subnet_ids: ["0a1b2c3d"], security_group_ids: ["sg-0a1b2c3d"];
            fn file() {}
        }
    }
}

mod vpc_config_empty_list {
    jets::jobs! {
        DataJob {
            vpc_config subnet_ids: [], security_group_ids: ["sg-0a1b2c3d"];
            fn file() {}
        }
    }
}

mod vpc_config_six_security_groups {
    jets::jobs! {
        DataJob {
            vpc_config subnet_ids: ["subnet-0a1b2c3d"], security_group_ids: ["sg-00000001", "sg-00000002", "sg-00000003", "sg-00000004", "sg-00000005", "sg-00000006"];
            fn file() {}
        }
    }
}

mod vpc_config_unknown_option {
    jets::jobs! {
        DataJob {
            vpc_config subnets: ["subnet-0a1b2c3d"], security_group_ids: ["sg-0a1b2c3d"];
            fn file() {}
        }
    }
}

mod vpc_config_with_an_argument {
    jets::jobs! {
        DataJob {
            vpc_config "subnet-0a1b2c3d";
            fn file() {}
        }
    }
}

mod vpc_config_without_security_groups {
    jets::jobs! {
        DataJob {
            vpc_config subnet_ids: ["subnet-0a1b2c3d"];
            fn file() {}
        }
    }
}

mod destination_is_every_bucket {
    jets::jobs! {
        OrderJob {
            kinesis_event "orders", on_failure: "arn:aws:s3:::*";
            fn store() {}
        }
    }
}

mod destination_in_a_default_is_every_queue {
    jets::jobs! {
        OrderJob {
            kinesis_event "orders", on_failure: "${FailedArn:arn:aws:sqs:us-west-2:112233445566:*}";
            fn store() {}
        }
    }
}

mod destination_is_a_fifo_queue {
    jets::jobs! {
        OrderJob {
            rate "1 hour"; event_invoke_config on_failure: "arn:aws:sqs:us-west-2:112233445566:failed.fifo";
            fn store() {}
        }
    }
}

mod destination_is_a_fifo_topic {
    jets::jobs! {
        OrderJob {
            rate "1 hour"; dead_letter_queue "arn:aws:sns:us-west-2:112233445566:failed.fifo";
            fn store() {}
        }
    }
}

mod stream_of_every_table {
    jets::jobs! {
        OrderJob {
            dynamodb_event "arn:aws:dynamodb:us-west-2:112233445566:table/*/stream/2019-06-10T19:26:16.525";
            fn store() {}
        }
    }
}

mod label_of_a_stream {
    jets::jobs! {
        OrderJob {
            dynamodb_event "arn:aws:dynamodb:us-west-2:112233445566:table/orders/stream/latest";
            fn store() {}
        }
    }
}

mod account_of_aws {
    jets::jobs! {
        OrderJob {
            rate "1 hour"; dead_letter_queue "arn:aws:sqs:us-west-2:aws:failed";
            fn store() {}
        }
    }
}

mod role_without_account {
    jets::jobs! {
        OrderJob {
            role "arn:aws:iam:::role/orders"; rate "1 hour";
            fn store() {}
        }
    }
}

mod role_with_a_space {
    jets::jobs! {
        OrderJob {
            role "arn:aws:iam::112233445566:role/my orders"; rate "1 hour";
            fn store() {}
        }
    }
}

mod key_without_id {
    jets::jobs! {
        OrderJob {
            kms_key_arn "arn:aws:kms:us-west-2:112233445566:key/orders"; rate "1 hour";
            fn store() {}
        }
    }
}

mod layer_with_a_dot {
    jets::jobs! {
        OrderJob {
            layers "arn:aws:lambda:us-west-2:112233445566:layer:my.layer:1"; rate "1 hour";
            fn store() {}
        }
    }
}

mod bucket_with_a_region {
    jets::jobs! {
        OrderJob {
            kinesis_event "orders", on_failure: "arn:aws:s3:us-west-2:112233445566:failed";
            fn store() {}
        }
    }
}

mod partition_that_does_not_exist {
    jets::jobs! {
        OrderJob {
            sqs_event "arn:awsx:sqs:us-west-2:112233445566:orders";
            fn store() {}
        }
    }
}

mod region_with_too_many_words {
    jets::jobs! {
        OrderJob {
            sqs_event "arn:aws:sqs:us-very-far-west-2:112233445566:orders";
            fn store() {}
        }
    }
}

mod subnet_in_capitals {
    jets::jobs! {
        OrderJob {
            vpc_config subnet_ids: ["subnet-0A1B2C3D"], security_group_ids: ["sg-0a1b2c3d"]; rate "1 hour";
            fn store() {}
        }
    }
}

mod log_group_of_aws {
    jets::jobs! {
        OrderJob {
            log_event "aws/lambda/orders";
            fn store() {}
        }
    }
}

mod bucket_with_a_reserved_beginning {
    jets::jobs! {
        OrderJob {
            s3_event "xn--orders";
            fn store() {}
        }
    }
}

mod bucket_with_a_reserved_end {
    jets::jobs! {
        OrderJob {
            s3_event "orders-s3alias";
            fn store() {}
        }
    }
}

mod prefix_with_too_many_bytes {
    jets::jobs! {
        OrderJob {
            s3_event "orders", prefix: "äääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää";
            fn store() {}
        }
    }
}

mod neither_a_key_nor_an_alias {
    jets::jobs! {
        Job {
            kms_key_arn "arn:aws:kms:us-west-2:112233445566:grant/orders";
            pub fn f() {}
        }
    }
}
