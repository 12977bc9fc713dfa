//! Tests of names and ARNs that AWS accepts, beside those that it refuses.

use super::values::{assert_accepted, assert_refused};

/// Asserts that what AWS takes in place of `@` is accepted, and the rest refused with this part of the message.
#[track_caller]
fn assert_takes(form: &str, accepted: &[&str], refused: &[(&str, &str)]) {
    for value in accepted {
        assert_accepted(&form.replace('@', value));
    }
    assert_refused(form, refused);
}

#[test]
fn a_region_is_one_of_any_partition() {
    let said = "is not a region";
    assert_takes(
        "event_invoke_config on_failure: \"arn:aws:sqs:@:112233445566:failed\";",
        &[
            "ap-southeast-2",
            "us-gov-west-1",
            "us-iso-east-1",
            "us-isob-east-1",
            "eusc-de-east-1",
            "${AWS::Region}",
        ],
        &[
            ("usa-west-2", said),
            ("us-abc-west-2", said),
            ("us-isolated-west-2", said),
            ("usa-gov-west-1", said),
            ("us-*", said),
            ("us-west-?", said),
        ],
    );
}

#[test]
fn a_resource_of_a_policy_has_wildcards_in_the_parts_of_its_arn() {
    assert_takes(
        "iam_policy \"sqs:SendMessage\", resource: \"@\";",
        &[
            "arn:aws:sqs:us-*:112233445566:orders",
            "arn:aws:sqs:us-west-?:*:orders",
            "arn:aws*:sqs:*:1122*:orders-*",
            "${QueueArn}",
            "${QueueArn}/*",
        ],
        &[
            ("arn:aws:sqs:west:112233445566:orders", "is not a region"),
            ("arn:aws:sqs:us_*:112233445566:orders", "is not a region"),
            ("arn:aws:sqs:us-west-2:7:orders", "is not an account"),
            ("${Queue}/*", "ARN"),
        ],
    );
}

#[test]
fn an_arn_names_region_and_account_as_its_service_does() {
    assert_takes(
        "update_runtime_on Manual, runtime_version_arn: \"arn:aws:lambda:@\";",
        &[
            "us-west-2::runtime:0123abcd",
            "us-west-2:112233445566:runtime/my-runtime/version/1",
        ],
        &[
            (
                "us-west-2:112233445566:runtime:0123abcd",
                "names its region, and no account",
            ),
            (":112233445566:runtime:0123abcd", "names its region"),
        ],
    );
    assert_takes(
        "managed_iam_policy \"arn:aws:iam:@\";",
        &[":aws:policy/ReadOnlyAccess", ":112233445566:policy/own"],
        &[
            ("us-west-2:aws:policy/ReadOnlyAccess", "and no region"),
            ("::policy/own", "names its account"),
        ],
    );
    let neither = "names neither a region nor an account";
    assert_takes(
        "event_invoke_config on_failure: \"arn:aws:s3:@:failed\";",
        &[":"],
        &[("us-west-2:", neither), (":112233445566", neither)],
    );
}

#[test]
fn a_function_is_named_with_its_version_or_alias() {
    assert_takes(
        "event_invoke_config on_success: \"arn:aws:lambda:us-west-2:112233445566:@\";",
        &[
            "function:next",
            "function:next:live",
            "function:next:$LATEST",
            "function:${Next}:${Alias}",
            // It may stand for the name and what is before it.
            "${Next}",
        ],
        &[
            ("function:next:li.ve", "letters, digits, `-`, `_` and `$`"),
            ("table/${Next}", "function"),
        ],
    );
}

#[test]
fn an_id_has_the_digits_of_its_kind() {
    let said = "17 hexadecimal digits";
    assert_takes(
        "vpc_config subnet_ids: [\"subnet-0a1b2c3d\"], security_group_ids: [\"sg-0a1b2c3d\"]; \
         file_system \"arn:aws:elasticfilesystem:us-west-2:112233445566:access-point/@\", local_mount_path: \"/mnt/a\";",
        &["fsap-0123456789abcdef0", "${AccessPoint}", "fsap-${Id}"],
        &[
            ("fsap-0123456789abcdef", said),
            ("fsap-0123456789abcdefg", said),
            ("fs-0123456789abcdef0", said),
        ],
    );
    let said = "has the form";
    assert_takes(
        "kms_key_arn \"arn:aws:kms:us-west-2:112233445566:@\";",
        &[
            "key/1234abcd-12ab-34cd-56ef-1234567890ab",
            "key/mrk-1234abcd12ab34cd56ef1234567890ab",
            "key/${KeyId}",
            "alias/team/my_key",
        ],
        &[
            ("key/1234abcd", said),
            ("key/1234abcd12ab-34cd-56ef-1234567890ab-", said),
            ("key/mrk-1234abcd", said),
            ("alias/my.key", "letters, digits, `:`, `/`, `_` and `-`"),
        ],
    );
}

#[test]
fn a_name_of_iam_may_follow_a_path() {
    let [most, more] = [64, 65].map(|count| format!("team/{}", "r".repeat(count)));
    let said = "1 to 64 characters after its path";
    assert_takes(
        "role \"arn:aws:iam::112233445566:role/@\";",
        &[&most, "team/${Role}", "a"],
        &[(&more, said), ("team/", said)],
    );
    let said = "begins and ends with `/`";
    assert_takes(
        "role_path \"@\";",
        &["/", "/team/", "/${Team}/a/"],
        &[("/my team/", said), ("/team", said), ("//", said)],
    );
}

#[test]
fn a_path_in_an_event_has_names_after_dots_and_indexes_in_brackets() {
    let most = format!("$.{}", "a".repeat(254));
    let (begins, brackets) = ("begins with `$`", "brackets are for indexes");
    assert_takes(
        "rule_event { source: [\"shop\"] }, input_path: \"@\";",
        &["$", "$.detail.orders[0].id", "$.detail['order']", &most],
        &[
            (&format!("{most}a"), "at most 256 characters, not 257"),
            ("detail", begins),
        ],
    );
    assert_takes(
        "rule_event { source: [\"shop\"] }, input_transformer: { input_paths_map: { a: \"@\" }, input_template: \"<a>\" };",
        &["$", "$.detail.orders[0].id", "$.detail.orders[*]", &most],
        &[
            ("$.detail['order']", brackets),
            ("$.detail[0]['order']", brackets),
            ("$.detail[]", brackets),
            ("detail", begins),
        ],
    );
}
