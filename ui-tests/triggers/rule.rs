fn main() {}

mod cidr_without_a_length {
    jets::jobs! {
        Job {
            rule_event { detail: { ip: [{ cidr: "10.0.0.0" }] } };
            fn f() {}
        }
    }
}

mod detail_beside_input {
    jets::jobs! {
        Job {
            rule_event { source: ["shop"] }, input: { kind: "shop" };
            fn f(_event_detail) {}
        }
    }
}

mod detail_is_a_list {
    jets::jobs! {
        Job {
            rule_event { detail: ["running"] };
            fn f() {}
        }
    }
}

mod detail_without_a_trigger {
    jets::jobs! {
        Job {
            rate "1 hour";
            fn f(event_detail) {}
        }
    }
}

mod event_age_out_of_range {
    jets::jobs! {
        Job {
            rule_event { source: ["shop"] }, target_maximum_event_age_in_seconds: 59;
            fn f() {}
        }
    }
}

mod event_bus_of_another_service {
    jets::jobs! {
        Job {
            rule_event { source: ["shop"] }, event_bus: "arn:aws:sqs:us-west-2:112233445566:orders";
            fn f() {}
        }
    }
}

mod event_bus_with_a_space {
    jets::jobs! {
        Job {
            rule_event { source: ["shop"] }, event_bus: "my bus";
            fn f() {}
        }
    }
}

mod input_over_8192_characters {
    jets::jobs! {
        Job {
            rule_event { source: ["shop"] }, input: "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii";
            fn f() {}
        }
    }
}

mod input_with_a_word {
    jets::jobs! {
        Job {
            rule_event { source: ["shop"] }, input: { kind: shop };
            fn f() {}
        }
    }
}

mod pattern_is_a_string {
    jets::jobs! {
        Job {
            rule_event "aws.ec2";
            fn f() {}
        }
    }
}

mod pattern_is_empty {
    jets::jobs! {
        Job {
            rule_event {};
            fn f() {}
        }
    }
}

mod pattern_with_a_placeholder_in_a_key {
    jets::jobs! {
        Job {
            rule_event { detail: { "${Field}": [1] } };
            fn f() {}
        }
    }
}

mod pattern_with_a_value {
    jets::jobs! {
        Job {
            rule_event { source: "aws.ec2" };
            fn f() {}
        }
    }
}

mod pattern_with_an_unknown_key {
    jets::jobs! {
        Job {
            rule_event { sources: ["aws.ec2"] };
            fn f() {}
        }
    }
}

mod pattern_without_braces {
    jets::jobs! {
        Job {
            rule_event source: ["aws.ec2"], detail_type: ["EC2 Instance State-change Notification"];
            fn f() {}
        }
    }
}

mod retry_attempts_out_of_range {
    jets::jobs! {
        Job {
            rule_event { source: ["shop"] }, target_maximum_retry_attempts: 186;
            fn f() {}
        }
    }
}

mod same_pattern_twice {
    jets::jobs! {
        Job {
            rule_event { source: ["shop"] };
            rule_event { source: ["shop"] };
            fn f() {}
        }
    }
}

mod unknown_operator {
    jets::jobs! {
        Job {
            rule_event { source: [{ starts_with: "aws" }] };
            fn f() {}
        }
    }
}

mod wildcard_with_two_stars {
    jets::jobs! {
        Job {
            rule_event { source: [{ wildcard: "aws.**" }] };
            fn f() {}
        }
    }
}

mod wildcards_that_are_too_complex {
    jets::jobs! {
        OrderJob {
            rule_event { resources: [{ wildcard: "*:stack/Api/*" }, { wildcard: "*:stack/Shared/*" }, { wildcard: "*:stack/Web/*" }, { wildcard: "*:stack/Monitoring/*" }] };
            fn store() {}
        }
    }
}

mod event_bus_arn_of_a_rule {
    jets::jobs! {
        OrderJob {
            rule_event { source: ["orders"] }, event_bus: "arn:aws:events:us-west-2:112233445566:rule/orders";
            fn store() {}
        }
    }
}

mod dead_letter_queue_is_a_topic {
    jets::jobs! {
        Job {
            rule_event { source: ["shop"] }, target_dead_letter_queue: "arn:aws:sns:us-west-2:112233445566:failed";
            fn f() {}
        }
    }
}

mod dead_letter_queue_is_fifo {
    jets::jobs! {
        Job {
            rate "1 day", target_dead_letter_queue: "arn:aws:sqs:us-west-2:112233445566:failed.fifo";
            fn f() {}
        }
    }
}

mod dead_letter_queue_without_target {
    jets::jobs! {
        Job {
            rule_event { source: ["shop"] }, dead_letter_queue: create;
            fn f() {}
        }
    }
}

mod input_path_beside_input {
    jets::jobs! {
        Job {
            rule_event { source: ["shop"] }, input: 7, input_path: "$.detail";
            fn f(_event) {}
        }
    }
}

mod detail_beside_input_path {
    jets::jobs! {
        Job {
            rule_event { source: ["shop"] }, input_path: "$.detail";
            fn f(_event_detail) {}
        }
    }
}

mod input_path_without_dollar {
    jets::jobs! {
        Job {
            rule_event { source: ["shop"] }, input_path: "detail.id";
            fn f(_event) {}
        }
    }
}

mod transformer_without_template {
    jets::jobs! {
        Job {
            rule_event { source: ["shop"] }, input_transformer: { input_paths_map: { id: "$.detail.id" } };
            fn f(_event) {}
        }
    }
}

mod transformer_with_a_misspelt_placeholder {
    jets::jobs! {
        Job {
            rule_event { source: ["shop"] }, input_transformer: { input_paths_map: { order: "$.detail.id" }, input_template: { id: "<ordr>" } };
            fn f(_event) {}
        }
    }
}

mod transformer_with_an_unknown_placeholder {
    jets::jobs! {
        Job {
            rule_event { source: ["shop"] }, input_transformer: { input_template: ["<total>"] };
            fn f(_event) {}
        }
    }
}

mod transformer_with_the_event_in_a_text {
    jets::jobs! {
        Job {
            rule_event { source: ["shop"] }, input_transformer: { input_template: "event: <aws.events.event.json>" };
            fn f(_event) {}
        }
    }
}

mod transformer_with_a_placeholder_in_a_key {
    jets::jobs! {
        Job {
            rule_event { source: ["shop"] }, input_transformer: { input_paths_map: { id: "$.detail.id" }, input_template: { "<id>": 1 } };
            fn f(_event) {}
        }
    }
}

mod transformer_with_a_name_of_cloudformation {
    jets::jobs! {
        Job {
            rule_event { source: ["shop"] }, input_transformer: { input_paths_map: { Ref: "$.detail.id" }, input_template: "<Ref>" };
            fn f(_event) {}
        }
    }
}

mod transformer_with_a_name_in_brackets {
    jets::jobs! {
        Job {
            rule_event { source: ["shop"] }, input_transformer: { input_paths_map: { id: "$.detail['id']" }, input_template: "<id>" };
            fn f(_event) {}
        }
    }
}

mod transformer_with_a_name_of_aws {
    jets::jobs! {
        Job {
            rule_event { source: ["shop"] }, input_transformer: { input_paths_map: { AWSId: "$.id" }, input_template: "<AWSId>" };
            fn f(_event) {}
        }
    }
}

mod events_of_its_own_source {
    jets::jobs! {
        Job {
            iam_policy "events:PutEvents", resource: "arn:aws:events:us-west-2:112233445566:event-bus/shop", condition: { StringEquals: { "events:source": "orders" } };
            rule_event { source: [{ prefix: "order" }] }, event_bus: "shop";
            fn f(_event) {}
        }
    }
}

mod every_event_of_a_bus_that_it_may_put_on {
    jets::jobs! {
        Job {
            iam_policy "events:*", resource: "*";
            rule_event { account: ["112233445566"] };
            fn f(_event) {}
        }
    }
}

mod its_own_results {
    jets::jobs! {
        Job {
            event_invoke_config on_failure: "arn:aws:events:us-west-2:112233445566:event-bus/default";
            rule_event { source: ["lambda"], detail_type: [{ suffix: "Failure" }] };
            fn f(_event) {}
        }
    }
}

mod objects_that_it_writes {
    jets::jobs! {
        Job {
            iam_policy "s3:PutObject", resource: "arn:aws:s3:::uploads/in/small/*";
            rule_event { source: ["aws.s3"], detail: { bucket: { name: ["uploads"] }, object: { key: [{ prefix: "in/" }] } } };
            fn f(_event) {}
        }
    }
}

mod a_wildcard_that_is_too_complex_for_anything_but {
    jets::jobs! {
        Job {
            rule_event { resources: [{ "anything-but": { wildcard: "*:*:*:*:*:event-bus/*" } }] };
            fn f() {}
        }
    }
}
