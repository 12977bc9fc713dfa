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

mod policy_of_too_many_characters {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject", resource: ["arn:aws:s3:::reports/0/000-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/0/001-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/0/002-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/0/003-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/0/004-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/0/005-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/0/006-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/0/007-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/0/008-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/0/009-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/0/010-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/0/011-with-a-long-name-of-a-report/*"];
            iam_policy "s3:GetObject", resource: ["arn:aws:s3:::reports/1/000-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/1/001-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/1/002-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/1/003-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/1/004-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/1/005-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/1/006-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/1/007-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/1/008-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/1/009-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/1/010-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/1/011-with-a-long-name-of-a-report/*"];
            iam_policy "s3:GetObject", resource: ["arn:aws:s3:::reports/2/000-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/2/001-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/2/002-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/2/003-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/2/004-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/2/005-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/2/006-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/2/007-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/2/008-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/2/009-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/2/010-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/2/011-with-a-long-name-of-a-report/*"];
            iam_policy "s3:GetObject", resource: ["arn:aws:s3:::reports/3/000-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/3/001-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/3/002-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/3/003-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/3/004-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/3/005-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/3/006-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/3/007-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/3/008-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/3/009-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/3/010-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/3/011-with-a-long-name-of-a-report/*"];
            iam_policy "s3:GetObject", resource: ["arn:aws:s3:::reports/4/000-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/4/001-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/4/002-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/4/003-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/4/004-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/4/005-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/4/006-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/4/007-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/4/008-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/4/009-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/4/010-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/4/011-with-a-long-name-of-a-report/*"];
            iam_policy "s3:GetObject", resource: ["arn:aws:s3:::reports/5/000-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/5/001-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/5/002-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/5/003-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/5/004-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/5/005-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/5/006-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/5/007-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/5/008-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/5/009-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/5/010-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/5/011-with-a-long-name-of-a-report/*"];
            iam_policy "s3:GetObject", resource: ["arn:aws:s3:::reports/6/000-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/6/001-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/6/002-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/6/003-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/6/004-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/6/005-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/6/006-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/6/007-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/6/008-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/6/009-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/6/010-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/6/011-with-a-long-name-of-a-report/*"];
            iam_policy "s3:GetObject", resource: ["arn:aws:s3:::reports/7/000-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/7/001-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/7/002-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/7/003-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/7/004-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/7/005-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/7/006-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/7/007-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/7/008-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/7/009-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/7/010-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/7/011-with-a-long-name-of-a-report/*"];
            iam_policy "s3:GetObject", resource: ["arn:aws:s3:::reports/8/000-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/8/001-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/8/002-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/8/003-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/8/004-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/8/005-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/8/006-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/8/007-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/8/008-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/8/009-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/8/010-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/8/011-with-a-long-name-of-a-report/*"];
            iam_policy "s3:GetObject", resource: ["arn:aws:s3:::reports/9/000-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/9/001-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/9/002-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/9/003-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/9/004-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/9/005-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/9/006-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/9/007-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/9/008-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/9/009-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/9/010-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/9/011-with-a-long-name-of-a-report/*"];
            iam_policy "s3:GetObject", resource: ["arn:aws:s3:::reports/10/000-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/10/001-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/10/002-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/10/003-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/10/004-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/10/005-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/10/006-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/10/007-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/10/008-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/10/009-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/10/010-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/10/011-with-a-long-name-of-a-report/*"];
            iam_policy "s3:GetObject", resource: ["arn:aws:s3:::reports/11/000-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/11/001-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/11/002-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/11/003-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/11/004-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/11/005-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/11/006-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/11/007-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/11/008-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/11/009-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/11/010-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/11/011-with-a-long-name-of-a-report/*"];
            iam_policy "s3:GetObject", resource: ["arn:aws:s3:::reports/12/000-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/12/001-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/12/002-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/12/003-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/12/004-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/12/005-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/12/006-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/12/007-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/12/008-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/12/009-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/12/010-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/12/011-with-a-long-name-of-a-report/*"];
            iam_policy "s3:GetObject", resource: ["arn:aws:s3:::reports/13/000-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/13/001-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/13/002-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/13/003-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/13/004-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/13/005-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/13/006-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/13/007-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/13/008-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/13/009-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/13/010-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/13/011-with-a-long-name-of-a-report/*"];
            iam_policy "s3:GetObject", resource: ["arn:aws:s3:::reports/14/000-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/14/001-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/14/002-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/14/003-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/14/004-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/14/005-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/14/006-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/14/007-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/14/008-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/14/009-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/14/010-with-a-long-name-of-a-report/*", "arn:aws:s3:::reports/14/011-with-a-long-name-of-a-report/*"];
            fn file(_event) {}
        }
    }
}

mod condition_key_is_a_function_of_cloudformation {
    jets::jobs! {
        DataJob {
            iam_policy "s3:GetObject", resource: "*", condition: { StringEquals: { "Fn::GetAtt": ["a", "b"] } };
            fn file() {}
        }
    }
}

mod not_action_beside_actions {
    jets::jobs! {
        Job {
            iam_policy "s3:GetObject", not_action: "s3:*", resource: "*";
            fn f(_event) {}
        }
    }
}

mod not_action_misspelt {
    jets::jobs! {
        Job {
            iam_policy not_action: ["s3:GetObjekt"], resource: "*", effect: Deny;
            fn f(_event) {}
        }
    }
}

mod not_action_without_resource {
    jets::jobs! {
        Job {
            iam_policy not_action: "iam", effect: Deny;
            fn f(_event) {}
        }
    }
}

mod not_action_beside_action_of_a_trigger {
    jets::jobs! {
        Job {
            sqs_event "a", iam_policy: { action: "s3", not_action: "sqs", resource: "*" };
            fn f(_event) {}
        }
    }
}
