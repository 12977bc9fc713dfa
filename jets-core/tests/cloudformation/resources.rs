//! Tests of the resources that jobs create.

use jets_core::{
    cloudformation::Stack,
    manifest::{Function, JobManifest, Manifest},
    resources::{
        AttributeType, Bucket, EventBus, FifoThroughputLimit, Queue, Resource, Stream, Table,
        TableKey, Topic,
    },
    triggers::{
        Trigger,
        dynamodb::DynamodbTrigger,
        kinesis::KinesisTrigger,
        rule::RuleTrigger,
        s3::S3Trigger,
        sns::{RedrivePolicy, SnsTrigger},
        sqs::SqsTrigger,
    },
};
use serde_json::{Value, json};

use crate::{assert_valid, error};

fn function(name: &str, triggers: impl IntoIterator<Item = Trigger>) -> Function {
    let mut function = Function::new("OrderJob", name);
    for trigger in triggers {
        for statement in trigger.default_policy() {
            function.policy.add(statement);
        }
        function.triggers.push(trigger);
    }
    function.add_needed_permissions();
    function
}

fn job(resources: impl IntoIterator<Item = Resource>, functions: Vec<Function>) -> Manifest {
    let mut job = JobManifest::new("OrderJob", functions);
    job.resources = resources.into_iter().collect();
    Manifest::new(vec![job])
}

fn template(manifest: &Manifest) -> Value {
    assert_valid(manifest);
    assert_eq!(manifest.to_json().parse::<Manifest>().unwrap(), *manifest);
    let template = manifest.cloudformation(&Stack::default()).unwrap();
    template.to_value()
}

fn table(name: &str) -> Table {
    let key = TableKey::new("id", AttributeType::S);
    Table::new(name, key)
}

/// Returns the trigger of a queue that several functions may have.
fn shared() -> SqsTrigger {
    let mut trigger = SqsTrigger::new("orders");
    trigger.allow_sharing = Some(true);
    trigger
}

fn take(timeout: Option<&str>) -> Function {
    let mut take = function("take", [shared().into()]);
    take.properties.timeout = timeout.map(|timeout| timeout.parse().unwrap());
    take
}

#[test]
fn what_means_a_created_resource_refers_to_it() {
    let rule = |bus: &str| {
        let mut rule = RuleTrigger::new([("source", json!(["shop"]))].into_iter().collect());
        rule.rule.event_bus_name = Some(bus.to_owned());
        rule
    };
    let manifest = job(
        [
            Resource::from(Queue::new("orders")),
            Stream::new("clicks").into(),
            table("orders").into(),
            Topic::new("news").into(),
            Bucket::new("uploads").into(),
            EventBus::new("shop").into(),
        ],
        vec![
            function("take", [SqsTrigger::new("orders").into()]),
            function("bury", [SqsTrigger::new("orders-dlq").into()]),
            function("count", [KinesisTrigger::new("clicks").into()]),
            function("changed", [DynamodbTrigger::new("orders").into()]),
            function("read", [SnsTrigger::new("news").into()]),
            function("sort", [rule("shop").into()]),
            function(
                "resize",
                [S3Trigger::new("uploads", &[], None, None).into()],
            ),
        ],
    );
    let template = template(&manifest);
    let of = |id: &str, name: &str| template["Resources"][id]["Properties"][name].clone();
    let get = |id: &str, attribute: &str| json!({"Fn::GetAtt": [id, attribute]});
    for (id, property, value) in [
        (
            "OrderJobTakeOrdersEventSourceMapping",
            "EventSourceArn",
            get("OrdersQueue", "Arn"),
        ),
        (
            "OrderJobBuryOrdersDlqEventSourceMapping",
            "EventSourceArn",
            get("OrdersDlqQueue", "Arn"),
        ),
        (
            "OrderJobCountClicksEventSourceMapping",
            "EventSourceArn",
            get("ClicksStream", "Arn"),
        ),
        (
            "OrderJobReadNewsSubscription",
            "TopicArn",
            get("NewsTopic", "TopicArn"),
        ),
        (
            "OrderJobReadNewsPermission",
            "SourceArn",
            get("NewsTopic", "TopicArn"),
        ),
    ] {
        assert_eq!(of(id, property), value, "{id}");
    }
    let text = template["Resources"].to_string();
    let mapping = json!({"EventSourceArn": get("OrdersTable", "StreamArn")}).to_string();
    assert!(text.contains(mapping.trim_matches(['{', '}'])), "{text}");
    let bus = json!({"EventBusName": get("ShopEventBus", "Arn")}).to_string();
    assert!(text.contains(bus.trim_matches(['{', '}'])), "{text}");
    let policy = &of("OrderJobTakeIamRole", "Policies")[0]["PolicyDocument"]["Statement"][0];
    assert_eq!(policy["Resource"], json!([get("OrdersQueue", "Arn")]));
    let outputs = template["Outputs"].as_object().unwrap().keys();
    let outputs: Vec<_> = outputs.filter(|name| !name.contains("Lambda")).collect();
    assert_eq!(
        outputs,
        [
            "ClicksStreamName",
            "NewsTopicArn",
            "OrdersQueueUrl",
            "OrdersTableName",
            "ShopEventBusName",
            "UploadsBucketName"
        ]
    );
}

#[test]
fn ids_of_created_resources_do_not_depend_on_the_job_or_its_functions() {
    let created = [
        Resource::from(Queue::new("orders")),
        Topic::new("news").into(),
    ];
    let ids = |manifest: &Manifest| {
        let template = template(manifest);
        let ids = template["Resources"].as_object().unwrap().keys();
        ids.filter(|id| !id.starts_with("OrderJob"))
            .cloned()
            .collect::<Vec<_>>()
    };
    let before = ids(&job(created.clone(), vec![take(None)]));
    let after = ids(&job(
        created,
        vec![function("other", [SnsTrigger::new("news").into()])],
    ));
    assert_eq!(before, after);
    assert_eq!(
        before,
        [
            "NewsTopic",
            "NewsTopicPolicy",
            "OrdersDlqQueue",
            "OrdersDlqQueuePolicy",
            "OrdersQueue",
            "OrdersQueuePolicy"
        ]
    );
}

#[test]
fn what_holds_data_stays_unless_its_creation_fails() {
    let manifest = job(
        [
            Resource::from(Queue::new("orders")),
            Stream::new("clicks").into(),
            table("orders").into(),
            Topic::new("news").into(),
            Bucket::new("uploads").into(),
            EventBus::new("shop").into(),
        ],
        vec![function("run", [])],
    );
    let template = template(&manifest);
    for (id, resource) in template["Resources"].as_object().unwrap() {
        let holds_data = ["Queue", "Stream", "Table", "Bucket"]
            .iter()
            .any(|kind| id.ends_with(kind));
        let (on_deletion, on_replacement) = if holds_data {
            (json!("RetainExceptOnCreate"), json!("Retain"))
        } else {
            (Value::Null, Value::Null)
        };
        assert_eq!(resource["DeletionPolicy"], on_deletion, "{id}");
        assert_eq!(resource["UpdateReplacePolicy"], on_replacement, "{id}");
    }
}

#[test]
fn the_visibility_timeout_is_six_times_the_longest_timeout_and_the_window() {
    let mut slow = function("slow", [shared().into()]);
    slow.properties.timeout = Some("60".parse().unwrap());
    let mut windowed = SqsTrigger::new("orders");
    let window = &mut windowed
        .event_source_mapping
        .maximum_batching_window_in_seconds;
    *window = Some("300".parse().unwrap());
    let visibility = |functions: Vec<Function>| {
        let template = template(&job([Queue::new("orders").into()], functions));
        template["Resources"]["OrdersQueue"]["Properties"]["VisibilityTimeout"].clone()
    };
    assert_eq!(visibility(vec![function("run", [])]), Value::Null);
    assert_eq!(visibility(vec![take(None)]), 18);
    assert_eq!(visibility(vec![take(Some("10"))]), 60);
    assert_eq!(visibility(vec![take(None), slow]), 360);
    assert_eq!(visibility(vec![function("wait", [windowed.into()])]), 318);
    // The default of a placeholder counts, and its parameter cannot be set higher.
    let template = template(&job(
        [Queue::new("orders").into()],
        vec![take(Some("${Timeout:10}"))],
    ));
    let visibility = &template["Resources"]["OrdersQueue"]["Properties"]["VisibilityTimeout"];
    assert_eq!(*visibility, 60);
    assert_eq!(template["Parameters"]["Timeout"]["MaxValue"], 60);
}

#[test]
fn a_declared_visibility_timeout_is_not_below_a_timeout() {
    let queue = |visibility: &str| {
        let mut queue = Queue::new("orders");
        queue.visibility_timeout = Some(visibility.parse().unwrap());
        Resource::from(queue)
    };
    let fits = |visibility, timeout| job([queue(visibility)], vec![take(Some(timeout))]);
    let parameter = |manifest: &Manifest, name: &str, limit: &str| {
        template(manifest)["Parameters"][name][limit].clone()
    };
    assert_eq!(
        parameter(&fits("${Visibility}", "60"), "Visibility", "MinValue"),
        60
    );
    assert_eq!(
        parameter(&fits("60", "${Timeout}"), "Timeout", "MaxValue"),
        60
    );
    template(&fits("10", "10"));
    assert_eq!(
        error(&fits("5", "10")),
        "`queue \"orders\"`: `visibility_timeout` is 5 seconds, and the timeout of `order_job.take` is 10: Lambda refuses a queue whose messages return before the function ends"
    );
    assert_eq!(
        error(&fits("${Visibility}", "${Timeout}")),
        "`queue \"orders\"`: `visibility_timeout` and the timeout of `order_job.take` are both placeholders, and a template cannot compare them: write one of them as a number"
    );
    assert_eq!(
        error(&job(
            [Queue::new("orders").into()],
            vec![take(Some("${Timeout}"))]
        )),
        "`queue \"orders\"`: the timeout of `order_job.take` is a placeholder without a default, so the queue's visibility timeout cannot be computed: write `visibility_timeout`, or give the placeholder a default"
    );
}

#[test]
fn what_cannot_fit_a_created_resource_is_refused() {
    let queue = |name: &str, change: fn(&mut Queue)| {
        let mut queue = Queue::new(name);
        change(&mut queue);
        Resource::from(queue)
    };
    let refused = |resource: Resource| error(&job([resource], vec![take(Some("60"))]));
    for (resource, problem) in [
        (
            queue("orders", |queue| {
                queue.message_retention_period = Some("60".parse().unwrap());
            }),
            "a message is kept for 60 seconds, and 5 receives of 360 seconds take 1800",
        ),
        (
            queue("orders", |queue| {
                queue.content_based_deduplication = Some(true.into());
            }),
            "`content_based_deduplication` is for FIFO queues",
        ),
        (
            queue("orders-${Suffix}", |_| ()),
            "the queue's name ends in `${Suffix}`",
        ),
        (
            Resource::from({
                let mut table = table("orders");
                table.sort_key = Some(table.partition_key.clone());
                table
            }),
            "`id` is the partition key already",
        ),
        (
            Resource::from({
                let mut table = table("orders");
                table.time_to_live = Some("id".to_owned());
                table
            }),
            "`time_to_live` is an attribute with a time in seconds",
        ),
    ] {
        let error = refused(resource);
        assert!(error.contains(problem), "{error}");
    }
    // 5 receives of 360 seconds.
    let just_long_enough = queue("orders", |queue| {
        queue.message_retention_period = Some("1800".parse().unwrap());
        queue.max_receive_count = Some("5".parse().unwrap());
    });
    template(&job([just_long_enough], vec![take(Some("60"))]));
    // The name of the dead-letter queue has `-dlq` at its end.
    template(&job([Queue::new("q".repeat(76)).into()], vec![]));
    assert!(refused(Queue::new("q".repeat(77)).into()).contains("of 81 characters"));
    // Their names have no `.`, so it is no FIFO queue.
    template(&job([Queue::new("orders-${Environment}").into()], vec![]));
}

#[test]
fn a_template_creates_a_resource_once() {
    let twice = job(
        [Queue::new("orders").into(), Queue::new("orders").into()],
        vec![take(None)],
    );
    assert_eq!(
        error(&twice),
        "`queue \"orders\"`: `queue \"orders\"` creates it already: a template creates a resource once, and all its functions may name it"
    );
    let with_dead_letters = job(
        [Queue::new("orders").into(), Queue::new("orders-dlq").into()],
        vec![take(None)],
    );
    assert!(error(&with_dead_letters).contains("`queue \"orders-dlq\"`"));
}

#[test]
fn a_table_by_name_is_created_by_a_job_of_the_template() {
    let reader = || function("changed", [DynamodbTrigger::new("orders").into()]);
    assert_eq!(
        error(&job([], vec![reader()])),
        "function `order_job.changed` reads the stream of table `orders`, and no job of the template creates the table: add `create: { partition_key: … }` to the trigger, or name the ARN of an existing table's stream"
    );
    let mut tables = JobManifest::new("TableJob", vec![Function::new("TableJob", "run")]);
    tables.resources = vec![table("orders").into()];
    let programs = [
        job([], vec![reader()]).of_program("reader"),
        Manifest::new(vec![tables]).of_program("tables"),
    ];
    let template = template(&Manifest::merge(programs).unwrap());
    let stream = &template["Resources"]["OrdersTable"]["Properties"]["StreamSpecification"];
    assert_eq!(*stream, json!({"StreamViewType": "NEW_AND_OLD_IMAGES"}));
}

#[test]
fn a_subscription_waits_for_the_policy_of_a_created_failure_queue() {
    let mut topic = SnsTrigger::new("news");
    topic.subscription.redrive_policy = Some(RedrivePolicy::new(Queue::arn("lost")));
    let reads = || vec![function("read", [topic.clone().into()])];
    let template = template(&job([Queue::of_failures("lost").into()], reads()));
    let resources = &template["Resources"];
    assert_eq!(
        resources["OrderJobReadNewsSubscription"]["DependsOn"],
        json!(["LostQueuePolicy"])
    );
    let statements = &resources["LostQueuePolicy"]["Properties"]["PolicyDocument"]["Statement"];
    assert_eq!(
        statements[0]["Principal"],
        json!({"Service": "sns.amazonaws.com"})
    );
    assert_eq!(statements[1]["Effect"], "Deny");
    let queue = &resources["LostQueue"]["Properties"];
    assert_eq!(queue["MessageRetentionPeriod"], 1_209_600);
    assert_eq!(queue["RedrivePolicy"], Value::Null);
    // The policy of an existing queue is not replaced: what it needs is an output.
    let outputs = crate::resources::template(&job([], reads()))["Outputs"].clone();
    assert!(outputs["OrderJobReadNewsQueuePolicyStatement"].is_object());
}

#[test]
fn a_property_that_is_the_default_of_aws_is_left_out() {
    let mut bucket = Bucket::new("uploads");
    bucket.versioning = Some(false.into());
    let mut queue = Queue::new("orders.fifo");
    queue.fifo_throughput_limit = Some(FifoThroughputLimit::PerQueue.into());
    let template = template(&job([bucket.into(), queue.into()], vec![]));
    let of_type = |kind: &str| {
        let mut resources = template["Resources"].as_object().unwrap().values();
        let resource = resources.find(|resource| {
            resource["Type"] == kind && resource["Properties"]["QueueName"] != "orders-dlq.fifo"
        });
        resource.unwrap()["Properties"].clone()
    };
    assert_eq!(
        of_type("AWS::S3::Bucket").get("VersioningConfiguration"),
        None
    );
    let queue = of_type("AWS::SQS::Queue");
    assert_eq!(queue["FifoThroughputLimit"], "perQueue");
    assert_eq!(queue.get("DeduplicationScope"), None);
}
