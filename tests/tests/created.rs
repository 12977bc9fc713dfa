//! Tests of jobs that create what they stand on.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use jets::{App, Change, Json, Manifest, SnsMessage, cloudformation::Stack, jobs};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
pub(crate) struct Order {}

jobs! {
    /// Takes orders, and stands on nothing that exists.
    pub(crate) OrderJob {
        table "paid-${Environment}", partition_key: { id: S }, sort_key: { at: N }, time_to_live: "expires";
        queue "paid-${Environment}", max_receive_count: false, visibility_timeout: 60, deletion_policy: Delete;
        topic "audit.fifo", content_based_deduplication: true;

        timeout 5;
        sqs_event "orders-${Environment}", create: { max_receive_count: 7 };
        fn take(sqs_message: Json<Order>) {
            let Json(Order {}) = sqs_message;
        }

        dynamodb_event "orders-${Environment}",
            create: { partition_key: { id: S } },
            maximum_retry_attempts: 5,
            on_failure: create;
        fn changed(dynamodb_record: Change<Order>) {
            println!("{}", dynamodb_record.new_image.is_some());
        }

        kinesis_event "clicks", create: true;
        fn count(kinesis_data) {
            println!("{kinesis_data}");
        }

        sns_event "news", create: true, redrive_policy: create;
        dead_letter_queue create;
        event_invoke_config on_failure: create;
        fn read(sns_message) {
            println!("{sns_message:?}");
        }

        sns_event "news";
        fn read_too(sns_message: SnsMessage<'_>) {
            println!("{sns_message:?}");
        }

        s3_event "uploads-${Environment}", create: { expire_after_days: "${Days:30}" };
        fn resize(s3_object) {
            println!("{s3_object:?}");
        }

        rule_event { source: ["shop"] }, event_bus: "shop", create: { deletion_policy: Retain };
        fn sell(event_detail) {
            println!("{event_detail}");
        }

        rule_event { source: ["gate"] }, target_dead_letter_queue: create;
        s3_event "scans", target_dead_letter_queue: create;
        rate "1 hour", target_dead_letter_queue: create;
        at "2027-01-01T00:00:00", schedule_group: "once", target_dead_letter_queue: create;
        iot_event "SELECT * FROM 'gates/+'", error_action: create;
        fn open(event: serde::de::IgnoredAny) {
            _ = event;
        }

        sqs_event "orders-${Environment}-dlq";
        fn bury(sqs_messages) {
            println!("{sqs_messages}");
        }
    }
}

fn manifest() -> Manifest {
    OrderJob::MANIFEST.parse().expect("a manifest")
}

fn template() -> Value {
    let template = manifest().cloudformation(&Stack::default());
    template.expect("a template").to_value()
}

/// Returns the properties of the resource with the shortest id that begins and ends like this.
fn properties<'t>(template: &'t Value, start: &str, end: &str) -> &'t Value {
    let resources = template["Resources"].as_object().expect("resources");
    let found = resources
        .iter()
        .filter(|(id, _)| id.starts_with(start) && id.ends_with(end));
    let (_, resource) = found.min_by_key(|(id, _)| id.len()).expect(start);
    &resource["Properties"]
}

#[test]
fn create_and_a_declaration_of_the_job_give_the_same_resources() {
    let resources: Vec<String> = manifest().jobs[0]
        .resources
        .iter()
        .map(jets::resources::Resource::declaration)
        .collect();
    assert_eq!(
        resources,
        [
            "table \"paid-${Environment}\"",
            "queue \"paid-${Environment}\"",
            "topic \"audit.fifo\"",
            "queue \"orders-${Environment}\"",
            "table \"orders-${Environment}\"",
            "stream \"clicks\"",
            "topic \"news\"",
            "bucket \"uploads-${Environment}\"",
            "event_bus \"shop\"",
            "queue \"${Project}-${Environment}-order_job-changed-failures\"",
            "queue \"${Project}-${Environment}-order_job-read-undelivered\"",
            "queue \"${Project}-${Environment}-order_job-read-failures\"",
            "queue \"${Project}-${Environment}-order_job-open-undelivered\"",
        ]
    );
}

#[test]
fn what_is_computed_follows_from_the_functions() {
    let template = template();
    let queue = properties(&template, "OrdersEnvironment", "Queue");
    assert_eq!(
        queue["QueueName"],
        json!({"Fn::Sub": "orders-${Environment}"})
    );
    assert_eq!(queue["VisibilityTimeout"], 30);
    assert_eq!(queue["RedrivePolicy"]["maxReceiveCount"], 7);
    let table = properties(&template, "OrdersEnvironment", "Table");
    assert_eq!(
        table["StreamSpecification"],
        json!({"StreamViewType": "NEW_AND_OLD_IMAGES"})
    );
    let paid = properties(&template, "PaidEnvironment", "Table");
    assert_eq!(paid["StreamSpecification"], Value::Null);
    assert_eq!(template["Parameters"]["Days"]["Default"], 30);
    let position =
        &properties(&template, "OrderJobCount", "EventSourceMapping")["StartingPosition"];
    assert_eq!(*position, "TRIM_HORIZON");
}

#[test]
fn failures_go_to_at_most_two_queues_of_the_function() {
    let template = template();
    let failures = template["Resources"].as_object().expect("resources");
    let queue = |suffix: &str| {
        let is_it = |(_, resource): &(&String, &Value)| {
            let name = &resource["Properties"]["QueueName"]["Fn::Sub"];
            name.as_str().is_some_and(|name| name.ends_with(suffix))
        };
        failures.iter().find(is_it).expect(suffix).0
    };
    let arn = |id: &str| json!({"Fn::GetAtt": [id, "Arn"]});
    let (of_lambda, of_sources) = (queue("read-failures"), queue("read-undelivered"));
    let function = properties(&template, "OrderJobRead", "LambdaFunction");
    assert_eq!(function["DeadLetterConfig"]["TargetArn"], arn(of_lambda));
    let config = properties(&template, "OrderJobRead", "EventInvokeConfig");
    assert_eq!(
        config["DestinationConfig"]["OnFailure"]["Destination"],
        arn(of_lambda)
    );
    let subscription = &failures["OrderJobReadNewsSubscription"];
    assert_eq!(
        subscription["Properties"]["RedrivePolicy"]["deadLetterTargetArn"],
        arn(of_sources)
    );
    assert_eq!(
        subscription["DependsOn"],
        json!([format!("{of_sources}Policy")])
    );
}

#[test]
fn every_source_may_send_to_the_queue_for_what_it_cannot_deliver() {
    let template = template();
    let all = template["Resources"].as_object().expect("resources");
    let is_queue = |(_, resource): &(&String, &Value)| {
        let name = &resource["Properties"]["QueueName"]["Fn::Sub"];
        name.as_str()
            .is_some_and(|name| name.ends_with("open-undelivered"))
    };
    let queue = all.iter().find(is_queue).expect("a queue").0;
    let arn = |id: &str| json!({"Fn::GetAtt": [id, "Arn"]});
    let policy = &all[&format!("{queue}Policy")]["Properties"]["PolicyDocument"]["Statement"];
    let with = |r#type: &str| {
        let of_type = all
            .iter()
            .filter(|(id, resource)| id.starts_with("OrderJobOpen") && resource["Type"] == r#type);
        of_type
            .map(|(id, resource)| (id.as_str(), &resource["Properties"]))
            .collect::<Vec<_>>()
    };

    let rules = with("AWS::Events::Rule");
    assert_eq!(rules.len(), 2);
    for (id, rule) in rules {
        assert_eq!(rule["Targets"][0]["DeadLetterConfig"]["Arn"], arn(queue));
        let statement = json!({
            "Effect": "Allow",
            "Principal": {"Service": "events.amazonaws.com"},
            "Action": "sqs:SendMessage",
            "Resource": arn(queue),
            "Condition": {"ArnEquals": {"aws:SourceArn": arn(id)}},
        });
        assert!(
            policy.as_array().expect("a list").contains(&statement),
            "{policy}"
        );
        assert_eq!(
            all[id]["DependsOn"],
            Value::Null,
            "the policy depends on the rule"
        );
    }

    let schedules = with("AWS::Scheduler::Schedule");
    assert_eq!(schedules.len(), 2);
    let rights = with("AWS::IAM::Policy");
    for (_, schedule) in &schedules {
        assert_eq!(schedule["Target"]["DeadLetterConfig"]["Arn"], arn(queue));
        let role = &schedule["Target"]["RoleArn"]["Fn::GetAtt"][0];
        let of_role = |(_, policy): &&(&str, &Value)| policy["Roles"] == json!([{"Ref": role}]);
        let (_, policy) = rights.iter().find(of_role).expect("a policy");
        assert_eq!(
            policy["PolicyDocument"]["Statement"],
            json!([{"Effect": "Allow", "Action": ["sqs:SendMessage"], "Resource": [arn(queue)]}])
        );
        let trust = &all[role.as_str().expect("an id")]["Properties"]["AssumeRolePolicyDocument"];
        let group = schedule["GroupName"].as_str().unwrap_or("default");
        assert_eq!(
            trust["Statement"][0]["Condition"]["ArnLike"]["aws:SourceArn"]["Fn::Sub"],
            format!(
                "arn:${{AWS::Partition}}:scheduler:${{AWS::Region}}:${{AWS::AccountId}}:schedule-group/{group}"
            )
        );
    }

    let (_, rule) = with("AWS::IoT::TopicRule")[0];
    let action = &rule["TopicRulePayload"]["ErrorAction"]["Sqs"];
    assert_eq!(action["QueueUrl"], json!({"Ref": queue}));
    let role = action["RoleArn"]["Fn::GetAtt"][0].as_str().expect("an id");
    assert_eq!(
        all[role]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"],
        json!([{"Effect": "Allow", "Action": ["sqs:SendMessage"], "Resource": [arn(queue)]}])
    );
}

#[test]
fn a_job_that_creates_everything_still_runs() {
    assert_eq!(App::new().job(OrderJob).handler_names().len(), 9);
}

/// Jobs whose functions use what other jobs create.
mod of_others {
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
}

mod renamed {
    use jets::{Manifest, cloudformation::Stack, jobs};

    mod before {
        jets::jobs! {
            pub OrderJob {
                log_retention_in_days 14;
                kinesis_event "orders", create: true, maximum_retry_attempts: 3, on_failure: create;
                fn take(kinesis_data: Vec<String>) -> usize { kinesis_data.len() }
            }
        }
    }

    jobs! {
        pub(crate) PurchaseJob {
            class_name "OrderJob";

            name "take";
            log_retention_in_days 14;
            kinesis_event "orders", create: true, maximum_retry_attempts: 3, on_failure: create;
            fn accept(kinesis_data: Vec<String>) -> usize { kinesis_data.len() }
        }
    }

    #[test]
    fn a_rename_in_rust_changes_nothing_in_aws() {
        let template = |manifest: &str| {
            let manifest: Manifest = manifest.parse().expect("a manifest");
            let template = manifest.cloudformation(&Stack::default());
            template.expect("a template").to_json()
        };
        assert_eq!(
            template(PurchaseJob::MANIFEST),
            template(before::OrderJob::MANIFEST)
        );
    }

    #[tokio::test]
    async fn a_renamed_function_is_served_under_its_old_name() {
        let app = jets::App::new().job(PurchaseJob);
        let event = jets::testing::KinesisEvent::new().to_json();
        let answer = app
            .invoke("order_job.take", event, jets::Context::default())
            .await;
        assert!(answer.is_ok());
    }
}
