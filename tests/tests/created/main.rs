//! Tests of jobs that create what they stand on.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod names;
mod of_others;

use jets::{
    App, Change, Json, Manifest, SnsMessage, cloudformation::Stack, jobs, resources::Queue,
};
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
    let allowed = action["RoleArn"]["Fn::GetAtt"][0].as_str().expect("an id");
    assert_eq!(
        all[allowed]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"],
        json!([{"Effect": "Allow", "Action": ["sqs:SendMessage"], "Resource": [arn(queue)]}])
    );
}

#[test]
fn a_job_that_creates_everything_still_runs() {
    assert_eq!(App::new().job(OrderJob).handler_names().len(), 9);
}

mod timeouts {
    use jets::{Manifest, cloudformation::Stack};
    use serde_json::json;

    jets::jobs! {
        pub(crate) SlowJob {
            timeout "${Seconds:5}";
            sqs_event "orders", create: true;
            fn take(sqs_messages) {
                println!("{sqs_messages}");
            }
        }
    }

    #[test]
    fn a_queue_hides_messages_for_as_long_as_the_default_of_the_stack_needs() {
        let manifest: Manifest = SlowJob::MANIFEST.parse().expect("a manifest");
        for (stack, visibility) in [
            (Stack::default(), 30),
            (Stack::default().parameter("Seconds", "100"), 600),
        ] {
            let template = manifest
                .cloudformation(&stack)
                .expect("a template")
                .to_value();
            let queue = super::properties(&template, "Orders", "Queue");
            assert_eq!(queue["VisibilityTimeout"], visibility);
            let seconds = &template["Parameters"]["Seconds"];
            assert_eq!(seconds["MaxValue"], json!(visibility));
        }
    }
}

#[test]
fn a_template_knows_the_id_of_each_resource_that_a_job_creates() {
    let template = manifest().cloudformation(&Stack::default());
    let template = template.expect("a template");
    for name in ["orders-${Environment}", "orders-${Environment}-dlq"] {
        let id = template.created(&Queue::arn(name)).expect("an id");
        let resource = template.resource(id).expect("a resource");
        assert_eq!(resource.properties["QueueName"], json!({"Fn::Sub": name}));
    }
    assert_eq!(template.created(&Queue::arn("others")), None);
}
