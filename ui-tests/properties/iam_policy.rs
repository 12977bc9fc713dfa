fn main() {}

mod action_empty {
    jets::jobs! {
        DataJob {
            iam_policy "";
            fn file() {}
        }
    }
}

mod action_is_a_word {
    jets::jobs! {
        DataJob {
            iam_policy s3;
            fn file() {}
        }
    }
}

mod action_malformed {
    jets::jobs! {
        DataJob {
            iam_policy "s3.GetObject", resource: "*";
            fn file() {}
        }
    }
}

mod action_without_its_service {
    jets::jobs! {
        DataJob {
            iam_policy "GetObject", resource: "arn:aws:s3:::my-bucket/*";
            fn file() {}
        }
    }
}

mod condition_is_not_a_map {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject", resource: "*", condition: "aws:SourceAccount";
            fn file() {}
        }
    }
}

mod condition_key_of_an_empty_list {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject", resource: "*", condition: { StringEquals: { "aws:SourceAccount": [] } };
            fn file() {}
        }
    }
}

mod condition_key_twice {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject", resource: "*", condition: { Bool: { "aws:SecureTransport": true, "aws:SecureTransport": false } };
            fn file() {}
        }
    }
}

mod condition_operator_near_nothing {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject", resource: "*", condition: { Matches: { "aws:SourceAccount": "112233445566" } };
            fn file() {}
        }
    }
}

mod condition_operator_twice {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject", resource: "*", condition: { Bool: { "aws:SecureTransport": true }, Bool: { "aws:ViaAWSService": true } };
            fn file() {}
        }
    }
}

mod condition_operator_unknown {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject", resource: "*", condition: { StringEqual: { "aws:SourceAccount": "112233445566" } };
            fn file() {}
        }
    }
}

mod condition_value_is_a_map {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject", resource: "*", condition: { Bool: { "aws:SecureTransport": { is: true } } };
            fn file() {}
        }
    }
}

mod condition_with_a_placeholder_in_a_key {
    jets::jobs! {
        OrderJob {
            iam_policy "s3:GetObject", resource: "*", condition: { StringEquals: { "aws:RequestTag/${Tag}": "orders" } };
            kinesis_event "orders";
            fn store() {}
        }
    }
}

mod condition_without_keys {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject", resource: "*", condition: { StringEquals: "112233445566" };
            fn file() {}
        }
    }
}

mod effect_in_lower_case {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject", resource: "*", effect: deny;
            fn file() {}
        }
    }
}

mod effect_is_a_string {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject", resource: "*", effect: "Deny";
            fn file() {}
        }
    }
}

mod effect_unknown {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject", resource: "*", effect: Alow;
            fn file() {}
        }
    }
}

mod managed_policy_arn_of_a_role {
    jets::jobs! {
        DataJob {
            managed_iam_policy "arn:aws:iam::112233445566:role/my-role";
            fn file() {}
        }
    }
}

mod managed_policy_arn_of_another_service {
    jets::jobs! {
        DataJob {
            managed_iam_policy "arn:aws:s3:::my-bucket";
            fn file() {}
        }
    }
}

mod managed_policy_empty {
    jets::jobs! {
        DataJob {
            managed_iam_policy;
            fn file() {}
        }
    }
}

mod managed_policy_is_a_word {
    jets::jobs! {
        DataJob {
            managed_iam_policy AmazonS3ReadOnlyAccess;
            fn file() {}
        }
    }
}

mod managed_policy_malformed {
    jets::jobs! {
        DataJob {
            managed_iam_policy "Amazon S3 Read Only";
            fn file() {}
        }
    }
}

mod managed_policy_name_empty {
    jets::jobs! {
        DataJob {
            managed_iam_policy "";
            fn file() {}
        }
    }
}

mod managed_policy_of_an_empty_list {
    jets::jobs! {
        DataJob {
            managed_iam_policy [];
            fn file() {}
        }
    }
}

mod managed_policy_with_an_option {
    jets::jobs! {
        DataJob {
            managed_iam_policy "AmazonS3ReadOnlyAccess", resource: "*";
            fn file() {}
        }
    }
}

mod option_unknown {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject", resources: "*";
            fn file() {}
        }
    }
}

mod policy_empty {
    jets::jobs! {
        DataJob {
            iam_policy;
            fn file() {}
        }
    }
}

mod policy_of_an_empty_list {
    jets::jobs! {
        DataJob {
            iam_policy [];
            fn file() {}
        }
    }
}

mod policy_of_the_class_empty {
    jets::jobs! {
        DataJob {
            class_iam_policy;
            fn file(_event) {}
        }
    }
}

mod policy_variable_before_the_resource {
    jets::jobs! {
        OrderJob {
            iam_policy "dynamodb:GetItem", resource: "arn:aws:dynamodb:us-west-2:${aws:PrincipalAccount}:table/orders";
            fn store() {}
        }
    }
}

mod policy_variable_that_is_text {
    jets::jobs! {
        OrderJob {
            iam_policy "s3:GetObject", resource: "arn:aws:s3:::orders/${!Name}";
            fn store() {}
        }
    }
}

mod policy_without_action {
    jets::jobs! {
        DataJob {
            iam_policy resource: "arn:aws:s3:::my-bucket/*";
            fn file() {}
        }
    }
}

mod resource_empty_list {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject", resource: [];
            fn file() {}
        }
    }
}

mod resource_is_a_map {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject", resource: { bucket: "my-bucket" };
            fn file() {}
        }
    }
}

mod resource_is_not_an_arn {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject", resource: "my-bucket/*";
            fn file() {}
        }
    }
}

mod resource_with_an_unclosed_placeholder {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject", resource: "arn:aws:s3:::orders-${Environment/*";
            fn file() {}
        }
    }
}

mod sid_empty {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject", resource: "*", sid: "";
            fn file() {}
        }
    }
}

mod sid_of_a_trigger_twice {
    jets::jobs! {
        Job {
            kinesis_event "orders", iam_policy: { action: ["kinesis:GetRecords"], resource: "*", sid: "Orders" };
            iam_policy "s3:GetObject", resource: "*", sid: "Orders";
            fn f() {}
        }
    }
}

mod sid_of_the_class_again {
    jets::jobs! {
        DataJob {
            class_iam_policy "s3:GetObject", resource: "*", sid: "Orders";
            iam_policy "s3:PutObject", resource: "*", sid: "Orders";
            fn file() {}
        }
    }
}

mod sid_twice {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject", resource: "*", sid: "Orders";
            iam_policy "s3:PutObject", resource: "*", sid: "Orders";
            fn file() {}
        }
    }
}

mod sid_with_a_bad_character {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject", resource: "*", sid: "Read orders";
            fn file() {}
        }
    }
}

mod without_a_resource {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject";
            fn file() {}
        }
    }
}

mod of_a_trigger_without_a_resource {
    jets::jobs! {
        DataJob {
            kinesis_event "orders", iam_policy: { action: "kinesis:GetRecords" };
            fn file() {}
        }
    }
}

mod action_misspelt {
    jets::jobs! {
        DataJob {
            iam_policy "dynamodb:PutItm", resource: "*";
            fn file() {}
        }
    }
}

mod action_misspelt_with_a_service_in_capitals {
    jets::jobs! {
        DataJob {
            iam_policy "S3:getobjekt", resource: "*";
            fn file() {}
        }
    }
}

mod resource_with_a_wildcard_in_its_service {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject", resource: "arn:aws:s*:::bucket/*";
            fn file() {}
        }
    }
}
