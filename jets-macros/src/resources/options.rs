//! The options of each kind of resource. Limits are those of their CloudFormation schemas.

use jets_core::{
    placeholders::is_arn,
    resources::{AttributeType, Bucket, EventBus, Queue, Resource, Stream, Table, TableKey, Topic},
};

use super::{Given, Kind};
use crate::values::{Entries, Rule, Value, arn, name, names_of, option, set};

pub const QUEUE: Kind = Kind {
    keyword: "queue",
    example: "queue \"orders\", max_receive_count: 5",
    name: &name::QUEUE,
    options: || names_of(&[OF_QUEUE]),
    make: |name, given| Some(given.apply(OF_QUEUE, Queue::new(name)).into()),
};

const OF_QUEUE: &[Rule<Queue>] = &[
    set!(option visibility_timeout = number(" seconds")),
    set!(option message_retention_period = number(" seconds")),
    set!(option delay_seconds = number("")),
    option("max_receive_count", |value, queue| {
        if value.as_bool() == Some(false) {
            queue.dead_letter_queue = Some(false);
        } else {
            queue.max_receive_count = value.number(", or `false` for no dead-letter queue");
        }
    }),
    set!(option allow_few_receives = boolean()),
    set!(option content_based_deduplication = switch()),
    set!(option fifo_throughput_limit = choice()),
    set!(option kms_master_key_id = key),
    set!(option deletion_policy = word()),
];

pub const STREAM: Kind = Kind {
    keyword: "stream",
    example: "stream \"clicks\", retention_period_hours: 48",
    name: &name::STREAM,
    options: || names_of(&[OF_STREAM]),
    make: |name, given| Some(given.apply(OF_STREAM, Stream::new(name)).into()),
};

const OF_STREAM: &[Rule<Stream>] = &[
    set!(option shard_count = number("")),
    set!(option retention_period_hours = number("")),
    set!(option kms_key_id = key),
    set!(option deletion_policy = word()),
];

pub const TABLE: Kind = Kind {
    keyword: "table",
    example: "table \"orders\", partition_key: { id: S }",
    name: &name::TABLE,
    options: || names_of(&[OF_TABLE]),
    make: table,
};

/// A table without its partition key, which [`table`] requires.
struct TableDraft {
    partition_key: Option<TableKey>,
    table: Table,
}

const PARTITION_KEY: &str = "partition_key";

const OF_TABLE: &[Rule<TableDraft>] = &[
    set!(option partition_key = table_key),
    set!(option sort_key in table = table_key),
    set!(option time_to_live in table = attribute),
    set!(option stream_view_type in table = word()),
    set!(option deletion_protection_enabled in table = switch()),
    set!(option kms_master_key_id in table = key),
    set!(option deletion_policy in table = word()),
];

fn table(name: String, given: Given<'_>) -> Option<Resource> {
    let key = TableKey {
        name: String::new(),
        r#type: AttributeType::S,
    };
    let draft = TableDraft {
        partition_key: None,
        table: Table::new(name, key),
    };
    let mut draft = given.apply(OF_TABLE, draft);
    let names = given.options.into_iter().flat_map(Entries::iter);
    if !names.into_iter().any(|option| option.name == PARTITION_KEY) {
        given.reported_at.error_at_key(format!(
            "a table needs option `{PARTITION_KEY}`, such as `{PARTITION_KEY}: {{ id: S }}`"
        ));
    }
    draft.table.partition_key = draft.partition_key?;
    Some(draft.table.into())
}

fn attribute(value: Value<'_>) -> Option<String> {
    let accepted = "the name of an attribute, such as `\"expires\"`";
    let text = value.text(accepted)?.not_empty(accepted)?;
    Some(text.into_string())
}

/// Reads the name and the type of a key's attribute: `{ id: S }`.
fn table_key(value: Value<'_>) -> Option<TableKey> {
    const ACCEPTED: &str = "an attribute with its type, `{ id: S }`, `{ id: N }` or `{ id: B }`";
    let entries = value.map(ACCEPTED)?;
    let Some(entry) = entries.single() else {
        value.wrong_kind(ACCEPTED);
        return None;
    };
    Some(TableKey {
        name: entry.name.to_owned(),
        r#type: entry.word()?,
    })
}

pub const TOPIC: Kind = Kind {
    keyword: "topic",
    example: "topic \"news\"",
    name: &name::ANY_TOPIC,
    options: || names_of(&[OF_TOPIC]),
    make: |name, given| Some(given.apply(OF_TOPIC, Topic::new(name)).into()),
};

const OF_TOPIC: &[Rule<Topic>] = &[
    set!(option content_based_deduplication = switch()),
    set!(option kms_master_key_id = key),
    set!(option deletion_policy = word()),
];

pub const BUCKET: Kind = Kind {
    keyword: "bucket",
    example: "bucket \"uploads\", expire_after_days: 30",
    name: &name::BUCKET,
    options: || names_of(&[OF_BUCKET]),
    make: |name, given| Some(given.apply(OF_BUCKET, Bucket::new(name)).into()),
};

const OF_BUCKET: &[Rule<Bucket>] = &[
    set!(option versioning = switch()),
    set!(option expire_after_days = number("")),
    set!(option deletion_policy = word()),
];

pub const EVENT_BUS: Kind = Kind {
    keyword: "event_bus",
    example: "event_bus \"shop\"",
    name: &name::CREATED_EVENT_BUS,
    options: || names_of(&[OF_EVENT_BUS]),
    make: |name, given| Some(given.apply(OF_EVENT_BUS, EventBus::new(name)).into()),
};

const OF_EVENT_BUS: &[Rule<EventBus>] = &[set!(option deletion_policy = word())];

/// The maximum length of a key's id, alias or ARN: `KeyIdType` of KMS's API model.
const MAX_KEY: usize = 2_048;

/// Checks a KMS key: its id, its alias or its ARN.
fn key(value: Value<'_>) -> Option<String> {
    const ACCEPTED: &str = "the id, alias or ARN of a KMS key, such as `\"alias/orders\"`";
    let text = value.text(ACCEPTED)?.not_empty(ACCEPTED)?;
    if is_arn(&text) {
        return text.arn(&arn::KMS_KEY);
    }
    text.masked()?;
    let count = text.chars().count();
    let is_long = count > MAX_KEY;
    text.unless(is_long.then(|| format!("a key has at most {MAX_KEY} characters, not {count}")))
}

impl Given<'_> {
    fn apply<T>(self, table: &[Rule<T>], mut resource: T) -> T {
        if let Some(options) = self.options {
            options.apply(&[table], &mut resource);
        }
        resource
    }
}
