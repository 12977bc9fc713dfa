fn main() {}

mod batch_size {
    jets::jobs! {
        Job {
            sns_event "orders", batch_size: 10;
            fn f() {}
        }
    }
}

mod filter_policy_is_a_list {
    jets::jobs! {
        Job {
            sns_event "orders", filter_policy: ["berlin"];
            fn f() {}
        }
    }
}

mod filter_policy_nested {
    jets::jobs! {
        Job {
            sns_event "orders", filter_policy: { order: { store: ["berlin"] } };
            fn f() {}
        }
    }
}

mod filter_policy_of_six_attributes {
    jets::jobs! {
        Job {
            sns_event "orders", filter_policy: { a: [1], b: [1], c: [1], d: [1], e: [1], f: [1] };
            fn f() {}
        }
    }
}

mod filter_policy_scope_alone {
    jets::jobs! {
        Job {
            sns_event "orders", filter_policy_scope: MessageBody;
            fn f() {}
        }
    }
}

mod filter_policy_scope_unknown {
    jets::jobs! {
        Job {
            sns_event "orders", filter_policy: { store: ["berlin"] }, filter_policy_scope: Body;
            fn f() {}
        }
    }
}

mod filter_policy_without_a_list {
    jets::jobs! {
        Job {
            sns_event "orders", filter_policy: { store: "berlin" };
            fn f() {}
        }
    }
}

mod message_beside_a_queue {
    jets::jobs! {
        Job {
            sns_event "orders";
            sqs_event "orders";
            fn f(sns_message) {}
        }
    }
}

mod message_without_a_trigger {
    jets::jobs! {
        Job {
            fn f(sns_message) {}
        }
    }
}

mod redrive_policy_to_a_topic {
    jets::jobs! {
        Job {
            sns_event "orders", redrive_policy: "arn:aws:sns:us-west-2:112233445566:undelivered";
            fn f() {}
        }
    }
}

mod same_topic_twice {
    jets::jobs! {
        Job {
            sns_event "orders", filter_policy: { store: ["berlin"] };
            sns_event "orders";
            fn f() {}
        }
    }
}

mod topic_arn_of_another_service {
    jets::jobs! {
        Job {
            sns_event "arn:aws:sqs:us-west-2:112233445566:orders";
            fn f() {}
        }
    }
}

mod topic_is_a_subscription {
    jets::jobs! {
        Job {
            sns_event "arn:aws:sns:us-west-2:112233445566:orders:21be56ed-a058-49f5-8c98-aedd2564c486";
            fn f() {}
        }
    }
}

mod topic_is_a_word {
    jets::jobs! {
        Job {
            sns_event orders;
            fn f() {}
        }
    }
}

mod topic_is_empty {
    jets::jobs! {
        Job {
            sns_event "";
            fn f() {}
        }
    }
}

mod topic_is_fifo {
    jets::jobs! {
        Job {
            sns_event "orders.fifo";
            fn f() {}
        }
    }
}

mod topic_over_256_characters {
    jets::jobs! {
        Job {
            sns_event "ooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooo";
            fn f() {}
        }
    }
}

mod topic_with_a_dot {
    jets::jobs! {
        Job {
            sns_event "my.orders";
            fn f() {}
        }
    }
}

mod filter_policy_with_too_many_combinations {
    jets::jobs! {
        OrderJob {
            sns_event "orders", filter_policy: { a: ["1", "2", "3", "4", "5"], b: ["1", "2", "3", "4", "5"], c: ["1", "2", "3", "4", "5", "6", "7"] };
            fn store() {}
        }
    }
}

mod filter_policy_with_combinations_of_nested_keys {
    jets::jobs! {
        OrderJob {
            sns_event "orders", filter_policy_scope: MessageBody, filter_policy: { a: { b: { c: ["1", "2", "3", "4", "5", "6", "7", "8"] } }, d: { e: ["1", "2", "3", "4"] } };
            fn store() {}
        }
    }
}

mod filter_policy_on_the_body_with_six_keys {
    jets::jobs! {
        OrderJob {
            sns_event "orders", filter_policy_scope: MessageBody, filter_policy: { a: { b: ["1"], c: ["1"], d: ["1"] }, e: ["1"], f: ["1"], g: ["1"] };
            fn store() {}
        }
    }
}

mod numeric_beyond_a_billion {
    jets::jobs! {
        OrderJob {
            sns_event "orders", filter_policy: { amount: [{ numeric: [">", 1000000001] }] };
            fn store() {}
        }
    }
}

mod redrive_policy_to_a_fifo_queue {
    jets::jobs! {
        OrderJob {
            sns_event "orders", redrive_policy: "arn:aws:sqs:us-west-2:112233445566:failed.fifo";
            fn store() {}
        }
    }
}

mod loop_by_a_destination {
    jets::jobs! {
        OrderJob {
            sns_event "arn:aws:sns:us-west-2:112233445566:orders";
            event_invoke_config on_failure: "arn:aws:sns:us-west-2:112233445566:orders";
            fn store() {}
        }
    }
}

mod same_topic_by_its_name_and_its_arn {
    jets::jobs! {
        OrderJob {
            sns_event "orders";
            sns_event "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:orders";
            fn store() {}
        }
    }
}

mod redrive_policy_in_another_region {
    jets::jobs! {
        OrderJob {
            sns_event "arn:aws:sns:eu-central-1:112233445566:orders", redrive_policy: "arn:aws:sqs:us-west-2:112233445566:failed";
            fn store() {}
        }
    }
}
