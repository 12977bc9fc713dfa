fn main() {}

mod bucket_by_a_placeholder_for_an_arn {
    jets::jobs! {
        OrderJob {
            s3_event "${UploadsArn}";
            fn store() {}
        }
    }
}

mod bucket_ends_with_a_dash {
    jets::jobs! {
        Job {
            s3_event "uploads-";
            fn f() {}
        }
    }
}

mod bucket_in_upper_case {
    jets::jobs! {
        Job {
            s3_event "Uploads";
            fn f() {}
        }
    }
}

mod bucket_is_a_url {
    jets::jobs! {
        Job {
            s3_event "s3://uploads/images";
            fn f() {}
        }
    }
}

mod bucket_is_an_address {
    jets::jobs! {
        Job {
            s3_event "192.168.0.1";
            fn f() {}
        }
    }
}

mod bucket_is_an_arn {
    jets::jobs! {
        Job {
            s3_event "arn:aws:s3:::uploads";
            fn f() {}
        }
    }
}

mod bucket_of_two_characters {
    jets::jobs! {
        Job {
            s3_event "up";
            fn f() {}
        }
    }
}

mod bucket_over_63_characters {
    jets::jobs! {
        Job {
            s3_event "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
            fn f() {}
        }
    }
}

mod bucket_with_two_dots {
    jets::jobs! {
        Job {
            s3_event "up..loads";
            fn f() {}
        }
    }
}

mod events_empty {
    jets::jobs! {
        Job {
            s3_event "uploads", events: [];
            fn f() {}
        }
    }
}

mod events_of_notifications {
    jets::jobs! {
        Job {
            s3_event "uploads", events: ["s3:ObjectCreated:*"];
            fn f() {}
        }
    }
}

mod events_twice {
    jets::jobs! {
        Job {
            s3_event "uploads", events: [ObjectCreated, ObjectCreated];
            fn f() {}
        }
    }
}

mod events_unknown {
    jets::jobs! {
        Job {
            s3_event "uploads", events: ObjectCreate;
            fn f() {}
        }
    }
}

mod loop_by_a_wildcard {
    jets::jobs! {
        Job {
            s3_event "uploads-${Environment}";
            iam_policy "s3:Put*", resource: "arn:aws:s3:::uploads-*";
            fn f() {}
        }
    }
}

mod loop_by_an_action_in_lower_case {
    jets::jobs! {
        Job {
            s3_event "uploads";
            iam_policy "s3:putobject", resource: "arn:aws:s3:::uploads/*";
            fn f() {}
        }
    }
}

mod loop_by_the_class {
    jets::jobs! {
        Job {
            class_iam_policy "s3", resource: "*";
            s3_event "uploads";
            fn f() {}
        }
    }
}

mod loop_with_itself {
    jets::jobs! {
        Job {
            iam_policy "s3:PutObject", resource: "arn:aws:s3:::uploads/*";
            s3_event "uploads";
            fn f() {}
        }
    }
}

mod object_without_a_trigger {
    jets::jobs! {
        Job {
            fn f(s3_object) {}
        }
    }
}

mod prefix_empty {
    jets::jobs! {
        Job {
            s3_event "uploads", prefix: "";
            fn f() {}
        }
    }
}

mod same_bucket_twice {
    jets::jobs! {
        Job {
            s3_event "uploads";
            s3_event "uploads";
            fn f() {}
        }
    }
}

mod suffix_is_a_word {
    jets::jobs! {
        Job {
            s3_event "uploads", suffix: png;
            fn f() {}
        }
    }
}

mod loop_by_a_destination {
    jets::jobs! {
        OrderJob {
            s3_event "uploads";
            event_invoke_config on_failure: "arn:aws:s3:::uploads";
            fn store() {}
        }
    }
}

mod loop_below_a_prefix {
    jets::jobs! {
        OrderJob {
            s3_event "uploads", prefix: "in/";
            iam_policy "s3:PutObject", resource: "arn:aws:s3:::uploads/in/new/*";
            fn store() {}
        }
    }
}

mod loop_by_deleting {
    jets::jobs! {
        OrderJob {
            s3_event "uploads", events: ObjectDeleted;
            iam_policy "s3:DeleteObject", resource: "arn:aws:s3:::uploads/*";
            fn store() {}
        }
    }
}

mod retry_attempts_out_of_range {
    jets::jobs! {
        Job {
            s3_event "uploads", target_maximum_retry_attempts: 186;
            fn f() {}
        }
    }
}

mod suffix_that_repeats_itself_beside_a_prefix {
    jets::jobs! {
        Job {
            s3_event "uploads", prefix: "in/", suffix: "0000000000.png";
            fn f(_s3_object) {}
        }
    }
}

mod refused_prefix_of_a_bucket_that_the_function_writes_to {
    jets::jobs! {
        Job {
            s3_event "uploads", prefix: "";
            event_invoke_config on_failure: "arn:aws:s3:::uploads";
            fn f(_s3_object) {}
        }
    }
}
