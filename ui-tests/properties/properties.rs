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
            log_retention_in_days "${Days}";
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
