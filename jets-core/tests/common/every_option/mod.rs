//! A manifest with every field, written without `..`, so that every new field must be added here and to the golden file
//! with which the schema and the template are checked.

mod functions;
mod triggers;

use self::{
    functions::{deployed, isolated, managed, notified, properties, with_role},
    triggers::{pushed, queues, several_triggers, trigger},
};
use super::{
    Choice, DeletionPolicy, Effect, Function, JobManifest, LogGroup, LogGroupClass, Manifest,
    Names, Number, PolicyDocument, Sends, Statement, Tag, limits::Limits,
};
use crate::{
    resources::{
        AttributeType, Bucket, EventBus, Queue, Resource, Stream, StreamViewType, Table, TableKey,
        Topic,
    },
    triggers::Trigger,
};

const QUEUE: &str =
    "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:failed-${Environment}";
const KEY: &str = "arn:aws:kms:us-west-2:112233445566:key/${KeyId}";

fn number<L: Limits>(text: &str) -> Number<L> {
    text.parse().unwrap()
}

fn word<T: Names>(text: &str) -> Choice<T> {
    text.parse().unwrap()
}

fn every_option() -> Manifest {
    let mut file = Function {
        name: "file".to_owned(),
        handler: "every_job.file".to_owned(),
        function_name: "${Project}-${Environment}-every_job-file".to_owned(),
        triggers: vec![Trigger::Kinesis(trigger())],
        sends: sends(),
        properties: properties(),
        policy: PolicyDocument {
            version: "2012-10-17".to_owned(),
            statement: Trigger::from(trigger()).default_policy(),
        },
        managed_policies: vec![
            "arn:${AWS::Partition}:iam::aws:policy/AmazonS3ReadOnlyAccess".to_owned(),
        ],
        event_invoke_config: None,
        log_group: Some(LogGroup {
            retention_in_days: Some(number("${Days:14}")),
            kms_key_id: Some(KEY.to_owned()),
            log_group_class: Some(LogGroupClass::InfrequentAccess.into()),
        }),
        role: None,
        program: None,
        permissions_boundary: Some("arn:aws:iam::112233445566:policy/boundary".to_owned()),
        role_path: Some("/team/".to_owned()),
        role_tags: Some(vec![Tag::new("team", "data-${Environment}")]),
    };
    for statement in declared_statements() {
        file.policy.add(statement);
    }
    file.add_needed_permissions();
    Manifest {
        version: Manifest::VERSION,
        jobs: vec![
            JobManifest {
                name: "EveryJob".to_owned(),
                resources: resources(),
                functions: vec![
                    file,
                    several_triggers(),
                    queues(),
                    pushed(),
                    deployed(),
                    notified(),
                ],
            },
            JobManifest::new(
                "PlainJob",
                vec![
                    Function::new("PlainJob", "run"),
                    with_role(),
                    managed(),
                    isolated(),
                ],
            ),
        ],
    }
}

/// Returns what the function sends to, of which one declaration allows a circle.
fn sends() -> Vec<Sends> {
    let destination = |function: &Function| function.destinations().remove(0);
    let run = Function::new("PlainJob", "run");
    let notified = notified();
    let mut run = Sends::new("report", run.handler.clone(), destination(&run));
    run.allow_loop = Some(true);
    vec![
        run,
        Sends::new("events", notified.handler.clone(), destination(&notified)),
    ]
}

fn declared_statements() -> [Statement; 3] {
    let prefixes = ["${aws:userid}/*", "${Project}/${aws:userid}/*"].into();
    let condition = [("s3:prefix".to_owned(), prefixes)].into();
    [
        Statement {
            sid: Some("OwnFolder".to_owned()),
            effect: Effect::Allow,
            action: vec!["s3:ListBucket".to_owned()],
            not_action: Vec::new(),
            resource: vec!["arn:${AWS::Partition}:s3:::reports".to_owned()],
            condition: Some([("StringLike".to_owned(), condition)].into()),
        },
        Statement {
            sid: None,
            effect: Effect::Deny,
            action: vec!["s3:DeleteObject".to_owned()],
            not_action: Vec::new(),
            resource: vec!["*".to_owned()],
            condition: None,
        },
        Statement {
            sid: None,
            effect: Effect::Deny,
            action: Vec::new(),
            not_action: vec!["s3:*".to_owned(), "logs:*".to_owned()],
            resource: vec!["arn:aws:s3:::reports/*".to_owned()],
            condition: None,
        },
    ]
}

/// Returns a resource of each kind. Some of them trigger functions, or get what failed.
fn resources() -> Vec<Resource> {
    let key = |name: &str, r#type| TableKey::new(name, r#type);
    let of_customer = Some("alias/orders-${Environment}".to_owned());
    vec![
        Resource::Queue(Queue {
            name: "orders-${Environment}.fifo".to_owned(),
            visibility_timeout: Some(number("60")),
            message_retention_period: Some(number("${QueueRetention:86400}")),
            delay_seconds: Some(number("900")),
            max_receive_count: Some(number("${Receives:5}")),
            dead_letter_queue: Some(true),
            allow_few_receives: Some(true),
            content_based_deduplication: Some(word("${Deduplication:true}")),
            fifo_throughput_limit: Some(word("${Throughput:perMessageGroupId}")),
            kms_master_key_id: of_customer.clone(),
            deletion_policy: Some(DeletionPolicy::Delete),
        }),
        Resource::Queue(Queue::of_failures("failed-${Environment}")),
        Resource::Stream(Stream {
            name: "clicks".to_owned(),
            shard_count: Some(number("${Shards:2}")),
            retention_period_hours: Some(number("8760")),
            kms_key_id: of_customer.clone(),
            deletion_policy: Some(DeletionPolicy::Retain),
        }),
        Resource::Table(Table {
            name: "orders-${Environment}".to_owned(),
            partition_key: key("customer", AttributeType::S),
            sort_key: Some(key("number", AttributeType::N)),
            time_to_live: Some("expires".to_owned()),
            stream_view_type: Some(StreamViewType::KeysOnly),
            deletion_protection_enabled: Some(word("${Protection}")),
            kms_master_key_id: of_customer.clone(),
            deletion_policy: Some(DeletionPolicy::RetainExceptOnCreate),
        }),
        Resource::Topic(Topic {
            name: "audit.fifo".to_owned(),
            content_based_deduplication: Some(true.into()),
            kms_master_key_id: of_customer,
            deletion_policy: Some(DeletionPolicy::Retain),
        }),
        Topic::new("orders-${Environment}").into(),
        Resource::Bucket(Bucket {
            name: "uploads-${Environment}".to_owned(),
            versioning: Some(word("${Versioning:true}")),
            expire_after_days: Some(number("30")),
            deletion_policy: Some(DeletionPolicy::Delete),
        }),
        Resource::EventBus(EventBus {
            name: "orders".to_owned(),
            deletion_policy: Some(DeletionPolicy::Retain),
        }),
    ]
}

#[test]
fn the_golden_manifest_has_every_option() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/golden/every_option.manifest.json"
    );
    let text = every_option().to_json_pretty() + "\n";
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), text);
}
