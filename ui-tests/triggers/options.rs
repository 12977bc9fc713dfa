fn main() {}

mod argument_after_option {
    jets::jobs! {
        DataJob {
            kinesis_event batch_size: 10, "my-stream";
            fn file() {}
        }
    }
}

mod batch_size_in_a_part_of_a_string {
    jets::jobs! {
        OrderJob {
            kinesis_event "orders", batch_size: "1${Zeros}";
            fn store() {}
        }
    }
}

mod bool_is_a_string {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", enabled: "true";
            fn file() {}
        }
    }
}

mod bool_is_a_word {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", bisect_batch_on_function_error: yes;
            fn file() {}
        }
    }
}

mod colon_missing {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", batch_size 10;
            fn file() {}
        }
    }
}

mod comma_missing {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", batch_size: 10 enabled: true;
            fn file() {}
        }
    }
}

mod comma_missing_before_a_string {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", batch_size: 10 on_failure: "arn:aws:sqs:us-west-2:112233445566:my-queue";
            fn file() {}
        }
    }
}

mod equals_sign {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", batch_size = 10;
            fn file() {}
        }
    }
}

mod given_twice {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", batch_size: 10, batch_size: 20;
            fn file() {}
        }
    }
}

mod iam_policy_action_twice {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", iam_policy: { action: "kinesis:GetRecords", action: "kinesis:ListShards", resource: "*" };
            fn file() {}
        }
    }
}

mod iam_policy_empty {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", iam_policy: [];
            fn file() {}
        }
    }
}

mod iam_policy_malformed_action {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", iam_policy: { action: ["kinesis.GetRecords"], resource: "*" };
            fn file() {}
        }
    }
}

mod iam_policy_misspelt_action_key {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", iam_policy: { actions: "kinesis:GetRecords", resource: "*" };
            fn file() {}
        }
    }
}

mod iam_policy_misspelt_none {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", iam_policy: non;
            fn file() {}
        }
    }
}

mod iam_policy_without_action {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", iam_policy: { resource: "*" };
            fn file() {}
        }
    }
}

mod integer_beyond_64_bits {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", batch_size: 99999999999999999999;
            fn file() {}
        }
    }
}

mod integer_is_a_fraction {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", batch_size: 1.5;
            fn file() {}
        }
    }
}

mod integer_is_a_string {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", batch_size: "10";
            fn file() {}
        }
    }
}

mod integer_with_a_suffix {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", batch_size: 10u32;
            fn file() {}
        }
    }
}

mod path_as_a_value {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", starting_position: StartingPosition::Latest;
            fn file() {}
        }
    }
}

mod unknown {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", batch_sise: 10;
            fn file() {}
        }
    }
}

mod unknown_and_near_nothing {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", colour: 10;
            fn file() {}
        }
    }
}

mod value_is_a_character {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", batch_size: 'x';
            fn file() {}
        }
    }
}

mod value_is_a_negative_string {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", batch_size: -"10";
            fn file() {}
        }
    }
}

mod value_missing {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", batch_size: , enabled: true;
            fn file() {}
        }
    }
}

mod value_missing_at_the_end {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", batch_size:;
            fn file() {}
        }
    }
}

mod without_value {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", batch_size;
            fn file() {}
        }
    }
}
