//! Jobs whose functions use what other jobs create.

use jets::{Change, Manifest, cloudformation::Stack, jobs};
use serde_json::{Value, json};

use super::{Order, properties};

jobs! {
    pub(crate) OwnJob {
        queue "orders", kms_master_key_id: "1234abcd-12ab-34cd-56ef-1234567890ab";
        topic "news", kms_master_key_id: "alias/news-${Environment}";
        stream "clicks", kms_key_id: "${KeyArn}";
        stream "views", kms_key_id: "alias/aws/kinesis";
        table "carts", partition_key: { id: S }, stream_view_type: KEYS_ONLY,
            kms_master_key_id: "arn:aws:kms:eu-west-1:112233445566:alias/carts";
        pub(crate) fn own() {}
    }
}

jobs! {
    pub(crate) UserJob {
        sqs_event "orders";
        fn take(sqs_messages) {
            println!("{sqs_messages}");
        }

        kinesis_event "clicks", maximum_retry_attempts: 3,
            on_failure: "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:orders";
        iam_policy "sns:Publish", resource: "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:news";
        fn count(kinesis_data) {
            println!("{kinesis_data}");
        }

        kinesis_event "views";
        fn view(kinesis_data) {
            println!("{kinesis_data}");
        }

        kinesis_event "views", starting_position: LATEST;
        fn view_from_now_on(kinesis_data) {
            println!("{kinesis_data}");
        }

        kinesis_event "others";
        fn view_others(kinesis_data) {
            println!("{kinesis_data}");
        }

        dynamodb_event "carts";
        fn changed(dynamodb_records) {
            println!("{}", dynamodb_records.len());
        }
    }
}

jobs! {
    pub(crate) ChangeJob {
        dynamodb_event "carts";
        fn changed(dynamodb_records: Vec<Change<Order>>) {
            println!("{}", dynamodb_records.len());
        }
    }
}

jobs! {
    pub(crate) AgeJob {
        kinesis_event "clicks", maximum_record_age_in_seconds: 604_800, on_failure: create;
        fn count(kinesis_data) {
            println!("{kinesis_data}");
        }
    }
}

jobs! {
    pub(crate) RetryJob {
        kinesis_event "clicks", maximum_retry_attempts: "${Attempts:2}", on_failure: create;
        fn count(kinesis_data) {
            println!("{kinesis_data}");
        }

        kinesis_event "clicks", maximum_retry_attempts: "${Others}", maximum_record_age_in_seconds: 3_600, on_failure: create;
        fn by_age(kinesis_data) {
            println!("{kinesis_data}");
        }
    }
}

jobs! {
    pub(crate) LaterJob {
        sqs_event "orders", backoff_in_seconds: 10_000, maximum_backoff_in_seconds: 37_500;
        fn take(sqs_messages) {
            println!("{sqs_messages}");
        }
    }
}

jobs! {
    pub(crate) OnceJob {
        queue "orders", max_receive_count: "${Receives}", visibility_timeout: 60;
        queue "refunds", max_receive_count: 1, allow_few_receives: true, visibility_timeout: 60;
        pub(crate) fn own() {}
    }
}

jobs! {
    pub(crate) TakeJob {
        sqs_event "orders";
        sqs_event "refunds";
        fn take(sqs_messages) {
            println!("{sqs_messages}");
        }
    }
}

/// Returns the template of these jobs as if they were in several crates, or its error.
fn template(manifests: &[&str]) -> Result<Value, String> {
    let manifests = manifests.iter().map(|text| text.parse::<Manifest>());
    let manifests: Vec<Manifest> = manifests.collect::<Result<_, _>>().expect("manifests");
    let mut all = manifests.into_iter();
    let mut manifest = all.next().expect("a manifest");
    manifest.jobs.extend(all.flat_map(|other| other.jobs));
    let template = manifest.cloudformation(&Stack::default());
    template
        .map(|template| template.to_value())
        .map_err(|error| error.to_string())
}

/// Returns what the role of a function may do with keys: the actions, the resource and the condition.
fn on_keys(template: &Value, function: &str) -> Vec<[Value; 3]> {
    let role = properties(template, &format!("UserJob{function}"), "IamRole");
    let statements = &role["Policies"][0]["PolicyDocument"]["Statement"];
    let statements = statements.as_array().expect("statements").iter();
    statements
        .filter(|statement| statement["Action"][0] == "kms:Decrypt")
        .map(|statement| {
            ["Action", "Resource", "Condition"].map(|member| statement[member].clone())
        })
        .collect()
}

#[test]
fn whoever_may_use_a_resource_may_use_its_key() {
    let template = template(&[OwnJob::MANIFEST, UserJob::MANIFEST]).expect("a template");
    let arn = |resource: &str| {
        let of = "arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/";
        json!([{"Fn::Sub": format!("{of}{resource}")}])
    };
    let with_alias =
        |alias: Value| json!({"ForAnyValue:StringEquals": {"kms:ResourceAliases": alias}});
    let (read, write) = (
        json!(["kms:Decrypt"]),
        json!(["kms:Decrypt", "kms:GenerateDataKey"]),
    );
    let of_queue = arn("1234abcd-12ab-34cd-56ef-1234567890ab");
    assert_eq!(
        on_keys(&template, "Take"),
        [[read.clone(), of_queue.clone(), Value::Null]]
    );
    assert_eq!(
        on_keys(&template, "Count"),
        [
            [write.clone(), of_queue, Value::Null],
            [
                write,
                arn("*"),
                with_alias(json!({"Fn::Sub": "alias/news-${Environment}"}))
            ],
            [read.clone(), json!([{"Ref": "KeyArn"}]), Value::Null],
        ]
    );
    assert_eq!(on_keys(&template, "View"), [] as [[Value; 3]; 0]);
    let keys = json!(["arn:aws:kms:eu-west-1:112233445566:key/*"]);
    assert_eq!(
        on_keys(&template, "Changed"),
        [[read, keys, with_alias(json!("alias/carts"))]]
    );
}

#[test]
fn a_created_stream_is_read_from_its_oldest_record_unless_a_function_says_otherwise() {
    let template = template(&[OwnJob::MANIFEST, UserJob::MANIFEST]).expect("a template");
    let position = |function: &str| {
        let mapping = properties(&template, &format!("UserJob{function}"), "SourceMapping");
        mapping["StartingPosition"].clone()
    };
    assert_eq!(position("ViewViews"), "TRIM_HORIZON");
    assert_eq!(position("ViewFromNowOn"), "LATEST");
    assert_eq!(position("ViewOthers"), "LATEST");
}

#[test]
fn a_table_of_another_job_must_have_the_images_of_a_change() {
    let error = template(&[OwnJob::MANIFEST, ChangeJob::MANIFEST]);
    assert_eq!(
        error,
        Err("`table \"carts\"`: `change_job.changed` takes a `Change`, the item before and after it, so the stream needs `stream_view_type: NEW_AND_OLD_IMAGES`, which is the default".to_owned())
    );
}

#[test]
fn a_record_cannot_expire_before_it_is_given_up() {
    let error = template(&[OwnJob::MANIFEST, AgeJob::MANIFEST]);
    assert_eq!(
        error,
        Err("`stream \"clicks\"`: `age_job.count` gives a record up after 604800 seconds, and the stream keeps it for 24 hours: it would expire before it reaches `on_failure`; write a smaller `maximum_record_age_in_seconds`, or `maximum_retry_attempts`".to_owned())
    );
}

#[test]
fn a_parameter_for_retries_is_a_limit_if_nothing_else_is_one() {
    let template = template(&[OwnJob::MANIFEST, RetryJob::MANIFEST]).expect("a template");
    let least = |parameter: &str| template["Parameters"][parameter]["MinValue"].clone();
    assert_eq!([least("Attempts"), least("Others")], [0, -1]);
}

#[test]
fn a_message_cannot_expire_while_it_waits_for_its_backoff() {
    let receives = |count: u32| {
        let own = OnceJob::MANIFEST.replace(r#""${Receives}""#, &count.to_string());
        template(&[&own, LaterJob::MANIFEST])
    };
    // 10,000, 20,000 and then 37,500 each time, within 345,600.
    receives(10).expect("a template");
    assert_eq!(
        receives(11),
        Err("`queue \"orders\"`: a message is kept for 345600 seconds, and 11 receives of 60 seconds, or of their backoff where that is longer, take 367500: it would expire before it reaches the dead-letter queue; write a longer `message_retention_period`, at most 1,209,600, or a smaller `max_receive_count`".to_owned())
    );
}

#[test]
fn a_parameter_for_receives_has_the_recommended_minimum() {
    let template = template(&[OnceJob::MANIFEST, TakeJob::MANIFEST]).expect("a template");
    let receives = &template["Parameters"]["Receives"];
    assert_eq!(
        (&receives["MinValue"], &receives["MaxValue"]),
        (&json!(5), &json!(1000))
    );
    let queue = properties(&template, "Refunds", "Queue");
    assert_eq!(queue["RedrivePolicy"]["maxReceiveCount"], 1);
}

#[test]
fn functions_of_two_jobs_share_no_queue_unless_both_allow_it() {
    let shared = |manifest: &str| {
        manifest.replace(
            r#""queue":"orders","#,
            r#""queue":"orders","allow_sharing":true,"#,
        )
    };
    let error = template(&[OwnJob::MANIFEST, UserJob::MANIFEST, TakeJob::MANIFEST]);
    let problem = "`user_job.take` and `take_job.take` both take the messages of `arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:orders`, and each of them gets a part: take one function, or a queue for each; `allow_sharing: true` on both allows it";
    assert_eq!(error, Err(problem.to_owned()));
    let one = template(&[
        OwnJob::MANIFEST,
        UserJob::MANIFEST,
        &shared(TakeJob::MANIFEST),
    ]);
    assert_eq!(one, Err(problem.to_owned()));
    let both = template(&[
        OwnJob::MANIFEST,
        &shared(UserJob::MANIFEST),
        &shared(TakeJob::MANIFEST),
    ]);
    both.expect("a template");
}
