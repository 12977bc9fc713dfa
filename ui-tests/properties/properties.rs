fn main() {}

mod architecture_is_a_string {
    jets::jobs! {
        DataJob {
            architecture "arm64";
            fn file() {}
        }
    }
}

mod architecture_unknown {
    jets::jobs! {
        DataJob {
            architecture arm65;
            fn file() {}
        }
    }
}

mod argument_missing {
    jets::jobs! {
        DataJob {
            timeout;
            fn file() {}
        }
    }
}

mod description_is_not_a_string {
    jets::jobs! {
        DataJob {
            description 5;
            fn file() {}
        }
    }
}

mod description_over_256_characters {
    jets::jobs! {
        DataJob {
            description "long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long";
            fn file() {}
        }
    }
}

mod ephemeral_storage_out_of_range {
    jets::jobs! {
        DataJob {
            ephemeral_storage 511;
            fn under() {}

            ephemeral_storage 10241;
            fn over() {}
        }
    }
}

mod log_format_unknown {
    jets::jobs! {
        DataJob {
            log_format Jsn;
            fn file() {}
        }
    }
}

mod log_group_with_a_space {
    jets::jobs! {
        Job {
            log_group "my logs";
            fn f() {}
        }
    }
}

mod log_level_unknown {
    jets::jobs! {
        Job {
            log_format JSON;
            log_level VERBOSE;
            fn f() {}
        }
    }
}

mod log_level_without_json {
    jets::jobs! {
        Job {
            log_level DEBUG;
            fn f() {}
        }
    }
}

mod log_retention_by_a_placeholder {
    jets::jobs! {
        OrderJob {
            log_retention_in_days "${Days:2}";
            fn store() {}
        }
    }
}

mod log_retention_of_two_days {
    jets::jobs! {
        Job {
            log_retention_in_days 2;
            fn f() {}
        }
    }
}

mod memory_alias_out_of_range {
    jets::jobs! {
        DataJob {
            memory 64;
            fn file() {}
        }
    }
}

mod memory_size_out_of_range {
    jets::jobs! {
        DataJob {
            memory_size 127;
            fn under() {}

            memory_size 10241;
            fn over() {}
        }
    }
}

mod recursive_loop_unknown {
    jets::jobs! {
        Job {
            recursive_loop Deny;
            fn f() {}
        }
    }
}

mod reserved_concurrency_negative {
    jets::jobs! {
        DataJob {
            reserved_concurrency -1;
            fn file() {}
        }
    }
}

mod timeout_is_a_string {
    jets::jobs! {
        DataJob {
            timeout "30 seconds";
            fn file() {}
        }
    }
}

mod timeout_nested {
    jets::jobs! {
        OrderJob {
            timeout "${Timeout:${Other}}";
            fn store() {}
        }
    }
}

mod timeout_of_the_class_out_of_range {
    jets::jobs! {
        DataJob {
            class_timeout 1_801;
            fn file(_event) {}
        }
    }
}

mod timeout_out_of_range {
    jets::jobs! {
        DataJob {
            timeout 0;
            fn under() {}

            timeout 1801;
            fn over() {}
        }
    }
}

mod timeout_with_a_default_out_of_range {
    jets::jobs! {
        OrderJob {
            timeout "${Timeout:1801}";
            fn store() {}
        }
    }
}

mod tracing_unknown {
    jets::jobs! {
        DataJob {
            tracing active;
            fn file() {}
        }
    }
}

mod word_as_a_parameter_with_another_default {
    jets::jobs! {
        DataJob {
            log_format JSON;
            log_level "${Level:LOUD}";
            fn file(_event) {}
        }
    }
}

mod word_as_a_part_of_a_string {
    jets::jobs! {
        DataJob {
            tracing "Pass${Mode}";
            fn file(_event) {}
        }
    }
}

mod format_as_a_parameter_beside_a_level {
    jets::jobs! {
        DataJob {
            log_format "${Format:JSON}";
            log_level INFO;
            fn file(_event) {}
        }
    }
}

mod switch_as_a_parameter_with_another_default {
    jets::jobs! {
        DataJob {
            sqs_event "orders", enabled: "${Enabled:yes}";
            fn file(_event) {}
        }
    }
}

mod timeout_of_managed_instances_alone {
    jets::jobs! {
        Job {
            timeout 5400;
            pub fn f() {}
        }
    }
}

mod memory_too_small_for_managed_instances {
    jets::jobs! {
        Job {
            class_memory 512;
            pub fn own() {}

            capacity_provider "arn:aws:lambda:us-west-2:112233445566:capacity-provider:orders";
            memory_size 1024;
            pub fn small() {}

            capacity_provider "arn:aws:lambda:us-west-2:112233445566:capacity-provider:orders";
            pub fn of_class() {}
        }
    }
}

mod capacity_provider_is_a_function {
    jets::jobs! {
        Job {
            capacity_provider "arn:aws:lambda:us-west-2:112233445566:function:orders";
            pub fn f() {}
        }
    }
}

mod execution_environments_upside_down {
    jets::jobs! {
        Job {
            capacity_provider "arn:aws:lambda:us-west-2:112233445566:capacity-provider:orders",
                min_execution_environments: 3, max_execution_environments: 2;
            pub fn f() {}
        }
    }
}

mod file_system_without_a_vpc {
    jets::jobs! {
        Job {
            file_system "arn:aws:elasticfilesystem:us-west-2:112233445566:access-point/fsap-0123456789abcdef0",
                local_mount_path: "/mnt/orders";
            pub fn f() {}
        }
    }
}

mod file_system_without_a_path {
    jets::jobs! {
        Job {
            class_vpc_config subnet_ids: ["subnet-0a1b2c3d"], security_group_ids: ["sg-0a1b2c3d"];
            file_system "arn:aws:elasticfilesystem:us-west-2:112233445566:access-point/fsap-0123456789abcdef0";
            pub fn f() {}
        }
    }
}

mod file_system_at_another_path {
    jets::jobs! {
        Job {
            class_vpc_config subnet_ids: ["subnet-0a1b2c3d"], security_group_ids: ["sg-0a1b2c3d"];
            file_system "arn:aws:elasticfilesystem:us-west-2:112233445566:access-point/fsap-0123456789abcdef0",
                local_mount_path: "/tmp/orders", direct_s3_read: AUTO;
            pub fn f() {}
        }
    }
}

mod runtime_version_missing {
    jets::jobs! {
        Job {
            update_runtime_on Manual;
            pub fn f() {}
        }
    }
}

mod runtime_version_without_manual {
    jets::jobs! {
        Job {
            update_runtime_on Auto, runtime_version_arn: "arn:aws:lambda:us-west-2::runtime:0123abcd";
            pub fn f() {}
        }
    }
}

mod tenants_of_a_queue {
    jets::jobs! {
        Job {
            tenant_isolation_mode PER_TENANT;
            sqs_event "orders";
            fn f(_sqs_message) {}
        }
    }
}

mod role_path_without_slash {
    jets::jobs! {
        Job {
            role_path "/team";
            pub fn f() {}
        }
    }
}

mod code_signing_by_a_name {
    jets::jobs! {
        Job {
            code_signing_config_arn "arn:aws:lambda:us-west-2:112233445566:code-signing-config:orders";
            pub fn f() {}
        }
    }
}

mod retention_of_a_log_group_that_keeps_a_day {
    jets::jobs! {
        Job {
            log_group_class DELIVERY;
            log_retention_in_days 7;
            pub fn f() {}
        }
    }
}
