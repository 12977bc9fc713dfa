fn main() {}

mod anything_but_a_bool {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { kind: [{ "anything-but": [true] }] } };
            fn file() {}
        }
    }
}

mod anything_but_an_empty_prefix {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { kind: [{ "anything-but": { prefix: "" } }] } };
            fn file() {}
        }
    }
}

mod anything_but_an_unknown_operator {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { kind: [{ "anything-but": { numeric: [">", 0] } }] } };
            fn file() {}
        }
    }
}

mod anything_but_nothing {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { kind: [{ "anything-but": [] }] } };
            fn file() {}
        }
    }
}

mod anything_but_of_strings_and_numbers {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { kind: [{ "anything-but": ["order", 1] }] } };
            fn file() {}
        }
    }
}

mod case_ignored_in_a_prefix {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { key: [{ prefix: { "equals-ignore-case": "orders-" } }] } };
            fn file() {}
        }
    }
}

mod comma_missing {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { kind: ["order" "refund"] } };
            fn file() {}
        }
    }
}

mod empty_list {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { kind: [] } };
            fn file() {}
        }
    }
}

mod empty_pattern {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: {};
            fn file() {}
        }
    }
}

mod empty_pattern_inside {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: {} };
            fn file() {}
        }
    }
}

mod exists_is_not_a_bool {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { kind: [{ exists: "yes" }] } };
            fn file() {}
        }
    }
}

mod key_is_a_number {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { 5: ["order"] } };
            fn file() {}
        }
    }
}

mod key_twice {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { kind: ["order"], kind: ["refund"] } };
            fn file() {}
        }
    }
}

mod key_without_value {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { kind } };
            fn file() {}
        }
    }
}

mod list_in_a_list {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { kind: [["order"]] } };
            fn file() {}
        }
    }
}

mod no_pattern {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: [];
            fn file() {}
        }
    }
}

mod not_a_map {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: "order";
            fn file() {}
        }
    }
}

mod number_too_large_for_json {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { price: [1e999] } };
            fn file() {}
        }
    }
}

mod numeric_compares_equal_twice {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { price: [{ numeric: ["=", 1, "=", 2] }] } };
            fn file() {}
        }
    }
}

mod numeric_is_not_a_list {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { price: [{ numeric: 5 }] } };
            fn file() {}
        }
    }
}

mod numeric_out_of_range {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { price: [{ numeric: ["<", 6_000_000_000] }] } };
            fn file() {}
        }
    }
}

mod numeric_range_of_nothing {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { price: [{ numeric: [">", 5, "<", 1] }] } };
            fn file() {}
        }
    }
}

mod numeric_range_the_wrong_way_round {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { price: [{ numeric: ["<", 5, ">", 1] }] } };
            fn file() {}
        }
    }
}

mod numeric_with_a_string_for_a_number {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { price: [{ numeric: [">", "5"] }] } };
            fn file() {}
        }
    }
}

mod numeric_with_an_unknown_comparison {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { price: [{ numeric: ["=>", 5] }] } };
            fn file() {}
        }
    }
}

mod numeric_with_three_comparisons {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { price: [{ numeric: [">", 1, "<", 5, "=", 3] }] } };
            fn file() {}
        }
    }
}

mod numeric_without_a_comparison {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { price: [{ numeric: [5] }] } };
            fn file() {}
        }
    }
}

mod numeric_without_a_number {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { price: [{ numeric: [">"] }] } };
            fn file() {}
        }
    }
}

mod operator_as_a_key_in_or {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { "$or": [{ key: [1] }, { exists: [true] }] } };
            fn file() {}
        }
    }
}

mod operator_of_a_bus {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { key: [{ wildcard: "orders-*" }] } };
            fn file() {}
        }
    }
}

mod or_is_not_a_list {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { "$or": { a: [1] } } };
            fn file() {}
        }
    }
}

mod or_of_one {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { "$or": [{ a: [1] }] } };
            fn file() {}
        }
    }
}

mod over_4096_characters {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { kind: ["longlonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglonglong"] } };
            fn file() {}
        }
    }
}

mod placeholder_in_a_placeholder_in_a_key {
    jets::jobs! {
        OrderJob {
            kinesis_event "orders", filter: { data: { "${A${B}}": [1] } };
            fn store() {}
        }
    }
}

mod placeholder_that_nothing_resolves {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { region: ["${AWS::Nope}"] } };
            fn file() {}
        }
    }
}

mod prefix_is_not_a_string {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { kind: [{ prefix: 5 }] } };
            fn file() {}
        }
    }
}

mod scalar_not_in_a_list {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { kind: "order" } };
            fn file() {}
        }
    }
}

mod six_patterns {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: [{ data: [1] }, { data: [2] }, { data: [3] }, { data: [4] }, { data: [5] }, { data: [6] }, { data: [7] }, { data: [8] }, { data: [9] }, { data: [10] }, { data: [11] }, { data: [12] }, { data: [13] }, { data: [14] }, { data: [15] }, { data: [16] }, { data: [17] }, { data: [18] }, { data: [19] }, { data: [20] }, { data: [21] }];
            fn file() {}
        }
    }
}

mod sixty_five_deep {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: [1] } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } };
            fn file() {}
        }
    }
}

mod two_operators_in_one_map {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { kind: [{ prefix: "or", suffix: "er" }] } };
            fn file() {}
        }
    }
}

mod unknown_operator {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { kind: [{ prefx: "or" }] } };
            fn file() {}
        }
    }
}

mod unknown_operator_near_nothing {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { kind: [{ regex: "or.*" }] } };
            fn file() {}
        }
    }
}

mod value_in_parentheses {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { kind: ("order") } };
            fn file() {}
        }
    }
}

mod word_as_a_value {
    jets::jobs! {
        DataJob {
            kinesis_event "my-stream", filter: { data: { kind: [order] } };
            fn file() {}
        }
    }
}

mod key_of_a_stream_in_a_filter_of_a_queue {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", filter: { data: { kind: ["order"] } };
            fn store() {}
        }
    }
}

mod key_of_a_queue_in_a_filter_of_a_stream {
    jets::jobs! {
        OrderJob {
            kinesis_event "orders", filter: { body: { kind: ["order"] } };
            fn store() {}
        }
    }
}

mod key_in_capitals {
    jets::jobs! {
        OrderJob {
            sqs_event "orders", filter: { Body: { kind: ["order"] } };
            fn store() {}
        }
    }
}

mod key_of_a_change {
    jets::jobs! {
        OrderJob {
            dynamodb_event "${OrdersStreamArn}", filter: { dynamodb: { NewImages: { state: { S: ["paid"] } } } };
            fn store() {}
        }
    }
}

mod attribute_without_type {
    jets::jobs! {
        OrderJob {
            dynamodb_event "${OrdersStreamArn}", filter: { dynamodb: { NewImage: { state: ["paid"] } } };
            fn store() {}
        }
    }
}

mod attribute_of_an_unknown_type {
    jets::jobs! {
        OrderJob {
            dynamodb_event "${OrdersStreamArn}", filter: { dynamodb: { NewImage: { state: { String: ["paid"] } } } };
            fn store() {}
        }
    }
}

mod number_of_dynamodb {
    jets::jobs! {
        OrderJob {
            dynamodb_event "${OrdersStreamArn}", filter: { dynamodb: { NewImage: { amount: { N: [100] } } } };
            fn store() {}
        }
    }
}

mod numeric_of_dynamodb {
    jets::jobs! {
        OrderJob {
            dynamodb_event "${OrdersStreamArn}", filter: { dynamodb: { NewImage: { amount: { N: [{ numeric: [">", 100] }] } } } };
            fn store() {}
        }
    }
}

mod attribute_of_a_message_without_its_kind {
    jets::jobs! {
        Job {
            sqs_event "orders", filter: { messageAttributes: { kind: ["order"] } };
            fn f(_sqs_message) {}
        }
    }
}

mod unknown_key_of_an_attribute_of_a_message {
    jets::jobs! {
        Job {
            sqs_event "orders", filter: { messageAttributes: { kind: { StringValue: ["order"] } } };
            fn f(_sqs_message) {}
        }
    }
}

mod anything_but_a_number_of_dynamodb {
    jets::jobs! {
        Job {
            dynamodb_event "${OrdersStreamArn}", filter: { dynamodb: { Keys: { id: { N: [{ "anything-but": [1] }] } } } };
            fn f(_dynamodb_record) {}
        }
    }
}
