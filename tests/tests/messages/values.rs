//! Tests of values at the limits of AWS: those within are accepted, those outside are one mistake.

use super::underlined_mistakes_in;

/// Returns the mistakes in a job with these items and a function: the underlined part and the message of each.
fn mistakes(items: &str) -> Vec<(String, String)> {
    underlined_mistakes_in(&format!("DataJob {{ {items} pub fn file() {{}} }}"))
}

#[track_caller]
pub(super) fn assert_accepted(items: &str) {
    assert_eq!(mistakes(items), [], "{items}");
}

/// Asserts that each of `cases` has one mistake with this underlined part and this part of the message.
#[track_caller]
pub(super) fn assert_refused(form: &str, cases: &[(&str, &str)]) {
    for (value, said) in cases {
        let items = form.replace('@', value);
        let found = mistakes(&items);
        let [(_, text)] = found.as_slice() else {
            panic!("{items}: {found:?}");
        };
        assert!(text.contains(said), "{items}: {text}");
    }
}

/// `@` stands for a letter repeated up to the maximum length.
#[test]
fn a_text_may_be_as_long_as_aws_takes_it() {
    let queue = "arn:aws:sqs:us-west-2:112233445566:";
    for (form, most) in [
        ("description \"@\";".to_owned(), 256),
        ("kinesis_event \"@\";".to_owned(), 128),
        ("sqs_event \"@\";".to_owned(), 80),
        ("sns_event \"@\";".to_owned(), 256),
        ("log_event \"@\";".to_owned(), 512),
        (
            "log_event \"orders\", filter_pattern: \"@\";".to_owned(),
            1024,
        ),
        ("s3_event \"uploads\", prefix: \"@\";".to_owned(), 1024),
        ("s3_event \"uploads\", suffix: \"@\";".to_owned(), 1024),
        ("iot_event \"SELECT * FROM '@'\";".to_owned(), 256),
        (
            format!("kinesis_event \"orders\", on_failure: \"{queue}@\";"),
            80,
        ),
        (format!("event_invoke_config on_failure: \"{queue}@\";"), 80),
        // Quotes are characters of the JSON.
        (
            "rule_event { source: [\"orders\"] }, input: \"@\";".to_owned(),
            8192 - 2,
        ),
        // The event around it has 407 bytes in `us-east-1`.
        ("rate \"1 day\", input: \"@\";".to_owned(), 256 * 1024 - 407),
        (
            "kinesis_event \"orders\", filter: [{ data: { a: [\"@\"] } }];".to_owned(),
            4096 - r#"{"data":{"a":[""]}}"#.len(),
        ),
        (
            "rule_event { source: [\"@\"] };".to_owned(),
            4096 - r#"{"source":[""]}"#.len(),
        ),
    ] {
        assert_accepted(&form.replace('@', &"a".repeat(most)));
        let found = mistakes(&form.replace('@', &"a".repeat(most + 1)));
        assert_eq!(found.len(), 1, "{form}: {found:?}");
    }
    // The prefix is `p-e-data_job-`.
    let job = |letters| format!("DataJob {{ pub fn {}() {{}} }}", "a".repeat(letters));
    assert_eq!(underlined_mistakes_in(&job(64 - 13)), []);
    assert_eq!(underlined_mistakes_in(&job(64 - 12)).len(), 1);
}

#[test]
fn as_many_are_given_as_aws_takes() {
    for items in [
        "s3_event \"abc\";",
        "sqs_event \"orders\", batch_size: 10;",
        "sqs_event \"orders\", minimum_pollers: 5, maximum_pollers: 5;",
        "sns_event \"orders\", filter_policy: { a: [\"1\"], b: [\"1\"], c: [\"1\"], d: [\"1\"], e: [\"1\"] };",
        "iot_event \"SELECT * FROM 'a/b/c/d/e/f/g/h'\";",
        "iot_event \"SELECT * FROM '$aws/things/a/shadow/b/c/d/e/f'\";",
        "log_event \"orders\", filter_pattern: \"%a%\";",
        "log_event \"orders\", filter_pattern: \"%a% %b%\";",
        "kinesis_event \"orders\", maximum_record_age_in_seconds: -1;",
        "kinesis_event \"orders\", maximum_record_age_in_seconds: 60;",
        "rate \"5 minutes\", input: { nothing: null, less: -1.5 };",
    ] {
        assert_accepted(items);
    }
    assert_refused(
        "@;",
        &[
            (
                "iot_event \"SELECT * FROM 'a/b/c/d/e/f/g/h/i'\"",
                "at most 7 slashes",
            ),
            (
                "log_event \"orders\", filter_pattern: \"%a% %b% %c%\"",
                "at most 2 regular expressions",
            ),
            (
                "kinesis_event \"orders\", maximum_record_age_in_seconds: 1",
                "-1 or 60 to 604,800",
            ),
            (
                "kinesis_event \"orders\", filter: [{ data: { a: [{ numeric: [\">=\", 5, \"<\", 5] }] } }]",
                "two comparisons make a range",
            ),
            (
                "rate \"5 minutes\", input: { a: 1, a: 2 }",
                "key `a` is given twice",
            ),
            // The position may have been meant to be `AT_TIMESTAMP`.
            (
                "kinesis_event \"orders\", starting_position: AT_TIMESTAMPS, starting_position_timestamp: 5",
                "AT_TIMESTAMP",
            ),
            (
                "class_role \"arn:aws:iam::112233445566:role/data\"; class_iam_policy \"s3\", resource: \"*\"",
                "an existing `role` gets no policy",
            ),
        ],
    );
}

#[test]
fn an_arn_is_checked_part_by_part() {
    let form = "kinesis_event \"orders\", on_failure: \"@\";";
    for arn in [
        "arn:aws:sqs:us-west-2:112233445566:failed",
        "arn:aws-us-gov:sqs:us-gov-east-1:112233445566:failed",
        "arn:aws-eusc:sqs:eusc-de-east-1:112233445566:failed",
        "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:failed",
        "arn:aws:s3:::failed",
    ] {
        assert_accepted(&form.replace('@', arn));
    }
    assert_refused(
        form,
        &[
            (
                "arn:aw:sqs:us-west-2:112233445566:failed",
                "`aw` is not a partition",
            ),
            (
                "arn:aws_:sqs:us-west-2:112233445566:failed",
                "`aws_` is not a partition",
            ),
            (
                "arn:aws:sqs:us-2:112233445566:failed",
                "`us-2` is not a region",
            ),
            (
                "arn:aws:sqs:us--2:112233445566:failed",
                "`us--2` is not a region",
            ),
            (
                "arn:aws:sqs:us-West-2:112233445566:failed",
                "`us-West-2` is not a region",
            ),
            (
                "arn:aws:sqs:us-west-12:112233445566:failed",
                "`us-west-12` is not a region",
            ),
            (
                "arn:aws:sqs:us-west-x:112233445566:failed",
                "`us-west-x` is not a region",
            ),
            (
                "arn:aws:sqs:us-west-2:11223344556:failed",
                "`11223344556` is not an account",
            ),
            (
                "arn:aws:sqs:us-west-2:11223344556x:failed",
                "`11223344556x` is not an account",
            ),
        ],
    );
    let form = "iam_policy \"s3:GetObject\", resource: \"@\";";
    assert_accepted(&form.replace('@', "arn:aws:s3:::home/${aws:username}/*"));
    assert_accepted(&form.replace('@', "arn:aws:s3:::home/${!aws:username}/*"));
    let said = "only in the last part of an ARN";
    assert_refused(
        form,
        &[
            ("arn:aws:s_3:::home/*", "`s_3` is not a service"),
            ("arn:aws:sqs:us-west-2:${aws:PrincipalAccount}:q", said),
        ],
    );

    let form = "kinesis_event \"arn:aws:kinesis:us-west-2:112233445566:stream/@\";";
    for stream in [
        "orders/consumer/app:1",
        "orders/consumer/my-app_1.0:${Created}",
    ] {
        assert_accepted(&form.replace('@', stream));
    }
    let consumer = "consumer";
    assert_refused(
        form,
        &[
            ("orders/consumer/:1", consumer),
            ("orders/consumer/my app:1", consumer),
            ("orders/consumer/app:", consumer),
            ("orders/consumer/app:1x", consumer),
            ("orders/app:1", consumer),
            ("/consumer/app:1", "a stream's name is empty"),
            ("or ders/consumer/app:1", "letters, digits"),
        ],
    );
}

#[test]
fn an_id_or_an_action_has_its_form() {
    assert_refused(
        "vpc_config subnet_ids: [\"@\"], security_group_ids: [\"sg-0a1b2c3d\"];",
        &[
            ("subnet-0a1b2c3", "not an id of `subnet_ids`"),
            ("subnet-zzzzzzzz", "not an id of `subnet_ids`"),
        ],
    );
    assert_refused(
        "iam_policy \"@\", resource: \"*\";",
        &[
            ("s3:", "is not an IAM action"),
            ("s3:Get-Object", "is not an IAM action"),
            (":GetObject", "is not an IAM action"),
            ("s_3:GetObject", "is not an IAM action"),
        ],
    );
}

#[test]
fn a_declaration_among_the_options_of_another_is_said_to_be_one() {
    assert_refused(
        "@, timeout: 5;",
        &[
            (
                "vpc_config subnet_ids: [\"subnet-0a1b2c3d\"], security_group_ids: [\"sg-0a1b2c3d\"]",
                "as a declaration of its own",
            ),
            (
                "event_invoke_config maximum_retry_attempts: 0",
                "as a declaration of its own",
            ),
            ("iam_policy \"s3\"", "as a declaration of its own"),
        ],
    );
    // Whether the option that is missing was meant is not known.
    assert_refused(
        "@;",
        &[(
            "event_invoke_config timeout: 5",
            "as a declaration of its own",
        )],
    );
}

#[test]
fn a_class_environment_that_is_too_large_is_reported_at_its_keyword() {
    let value = "a".repeat(4096);
    let items = format!("class_timeout 5; class_environment {{ TABLE: \"{value}\" }};");
    let found = mistakes(&items);
    let [(place, _)] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(place, "class_environment");
}

#[test]
fn a_key_that_is_refused_is_the_only_mistake_of_its_input() {
    let value = "a".repeat(8192);
    assert_refused(
        "rule_event { source: [\"orders\"] }, input: { \"${\": 1, @ };",
        &[(&format!("a: \"{value}\""), "is not closed")],
    );
}

#[test]
fn a_date_is_one_of_the_calendar() {
    let form = "rate \"5 minutes\", start_date: \"@\";";
    for time in [
        "2028-02-29T00:00:00Z",
        "2000-02-29T23:59:59Z",
        "2027-02-28T00:00:00Z",
        "2027-04-30T00:00:00Z",
        "2027-12-31T00:00:00Z",
    ] {
        assert_accepted(&form.replace('@', time));
    }
    let said = "`start_date` takes a time in UTC";
    assert_refused(
        form,
        &[
            ("0000-01-01T00:00:00Z", said),
            ("2027-02-29T00:00:00Z", said),
            ("2100-02-29T00:00:00Z", said),
            ("2000-02-30T00:00:00Z", said),
            ("2027-04-31T00:00:00Z", said),
            ("2027-12-32T00:00:00Z", said),
            ("2027-13-01T00:00:00Z", said),
            ("2027-01-00T00:00:00Z", said),
            ("2027-01-01T24:00:00Z", said),
            ("2027-01-01T23:60:00Z", said),
            ("2027-01-01T23:59:60Z", said),
            ("2027-1-001T00:00:00Z", said),
            ("2027-01-+1T00:00:00Z", said),
            ("2027-01-01T00:00:00", said),
        ],
    );
}

#[test]
fn a_loop_is_one_through_the_bucket_that_may_be_written_to() {
    let form = "s3_event \"uploads\"; iam_policy \"@;";
    for policy in [
        "s3:PutObject\", resource: \"arn:aws:s3:::other/*\"",
        "s3:PutObject\", resource: \"arn:aws:s3:::upload/*\"",
        "s3:PutObject\", resource: \"arn:aws:s3:::uploads?/*\"",
        "s3:PutObject\", resource: \"arn:aws:s3:::*x/*\"",
        // An object has a slash, which only a wildcard at the end stands for.
        "s3:PutObject\", resource: \"arn:aws:s3:::uploads\"",
        "s3:PutObject\", resource: \"arn:aws:s3:::other*\"",
        "s3:PutObject\", resource: \"arn:aws:s3:::u*x*s/*\"",
        "s3:PutObject\", resource: \"arn:aws:sqs:us-west-2:112233445566:uploads\"",
        "s3:GetObject\", resource: \"arn:aws:s3:::uploads/*\"",
        "s3:PutObject\", resource: \"arn:aws:s3:::uploads/*\", effect: Deny",
        "s3:GetObject\", resource: \"*\"; iam_policy not_action: [\"s3:*\"], resource: \"*\"",
    ] {
        assert_accepted(&form.replace('@', policy));
    }
    let said = "would be invoked by what it writes";
    assert_refused(
        form,
        &[
            ("s3:PutObject\", resource: \"arn:aws:s3:::uploads/*\"", said),
            ("s3:Put*\", resource: \"arn:aws:s3:::up*s/*\"", said),
            ("s3:*\", resource: \"arn:aws:s3:::u*lo*s/*\"", said),
            ("s3:PutObject\", resource: \"arn:aws:s3:::up*\"", said),
            ("s3:PutObject\", resource: \"*\"", said),
            ("s3:?utObject\", resource: \"arn:aws:s3:::up?oads/*\"", said),
            (
                "s3:GetObject\", resource: \"*\"; iam_policy not_action: [\"s3:Get*\"], resource: \"*\"",
                said,
            ),
        ],
    );
    // The library itself allows the function to write there.
    let destination = "s3_event \"uploads\"; event_invoke_config on_failure: \"arn:aws:s3:::@\";";
    assert_accepted(&destination.replace('@', "failed"));
    assert_refused(destination, &[("uploads", said)]);
}

#[test]
fn a_mistake_inside_a_value_is_at_its_place() {
    for (job, underlined, said) in [
        (
            "DataJob {
                kinesis_event \"orders\", iam_policy: [{ action: \"s3\", resource: \"*\", sid: \"Other\" }, { sid: \"Read\", action: \"s3\", resource: \"*\" }];
                iam_policy \"sqs\", resource: \"*\", sid: \"Read\";
                pub fn file() {}
            }",
            "\"Read\"",
            "another statement of this policy has the `sid` `Read` already",
        ),
        (
            "DataJob { kinesis_event \"orders\"; fn file(kinesis_data: Vec<(&'static str,)>) {} }",
            "'static",
            "`kinesis_data` is borrowed for one invocation: write `'_` in place of `'static`",
        ),
    ] {
        assert_eq!(underlined_mistakes_in(job), [(underlined.to_owned(), said.to_owned())]);
    }
}
