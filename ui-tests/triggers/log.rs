fn main() {}

mod filter_pattern_not_closed {
    jets::jobs! {
        Job {
            log_event "/aws/lambda/orders", filter_pattern: "{ $.level = ERROR";
            fn f() {}
        }
    }
}

mod filter_pattern_of_three_expressions {
    jets::jobs! {
        Job {
            log_event "/aws/lambda/orders", filter_pattern: "%a% %b% %c%";
            fn f() {}
        }
    }
}

mod filter_pattern_over_1024_characters {
    jets::jobs! {
        Job {
            log_event "/aws/lambda/orders", filter_pattern: "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee";
            fn f() {}
        }
    }
}

mod filter_pattern_quote_not_closed {
    jets::jobs! {
        Job {
            log_event "/aws/lambda/orders", filter_pattern: "\"ERROR";
            fn f() {}
        }
    }
}

mod filter_pattern_without_a_field {
    jets::jobs! {
        Job {
            log_event "/aws/lambda/orders", filter_pattern: "{ level = ERROR }";
            fn f() {}
        }
    }
}

mod log_events_without_a_trigger {
    jets::jobs! {
        Job {
            fn f(log_events) {}
        }
    }
}

mod log_group_by_a_placeholder_for_an_arn {
    jets::jobs! {
        OrderJob {
            log_event "${GroupArn}";
            fn store() {}
        }
    }
}

mod log_group_is_an_arn {
    jets::jobs! {
        Job {
            log_event "arn:aws:logs:us-west-2:112233445566:log-group:/aws/lambda/orders";
            fn f() {}
        }
    }
}

mod log_group_is_empty {
    jets::jobs! {
        Job {
            log_event "";
            fn f() {}
        }
    }
}

mod log_group_over_512_characters {
    jets::jobs! {
        Job {
            log_event "lllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll";
            fn f() {}
        }
    }
}

mod log_group_with_a_colon {
    jets::jobs! {
        Job {
            log_event "/aws/lambda/orders:*";
            fn f() {}
        }
    }
}

mod own_log_group {
    jets::jobs! {
        Job {
            log_event "/aws/lambda/${Project}-${Environment}-job-f";
            fn f() {}
        }
    }
}

mod own_log_group_by_another_name {
    jets::jobs! {
        Job {
            class_log_group "/jobs/${Environment}";
            log_event "/jobs/${Environment}";
            fn f() {}
        }
    }
}

mod same_log_group_twice {
    jets::jobs! {
        Job {
            log_event "/aws/lambda/orders";
            log_event "/aws/lambda/orders";
            fn f() {}
        }
    }
}
