//! The options of each kind of resource. Limits are those of their CloudFormation schemas.

use jets_core::{
    placeholders::is_arn,
    resources::{AttributeType, Bucket, EventBus, Queue, Resource, Stream, Table, TableKey, Topic},
};

use super::{Given, Kind};
use crate::values::{Entries, Rule, Text, Value, arn, name, names_of, option};

pub const QUEUE: Kind = Kind {
    keyword: "queue",
    example: "queue \"orders\", max_receive_count: 5",
    name: &name::QUEUE,
    options: || names_of(&[OF_QUEUE]),
    make: |name, given| Some(given.apply(OF_QUEUE, Queue::new(name)).into()),
};

const OF_QUEUE: &[Rule<Queue>] = &[
    option("visibility_timeout", |value, queue| {
        queue.visibility_timeout = value.number(" seconds");
    }),
    option("message_retention_period", |value, queue| {
        queue.message_retention_period = value.number(" seconds");
    }),
    option("delay_seconds", |value, queue| {
        queue.delay_seconds = value.number("");
    }),
    option("max_receive_count", |value, queue| {
        if value.as_bool() == Some(false) {
            queue.dead_letter_queue = Some(false);
        } else {
            queue.max_receive_count = value.number(", or `false` for no dead-letter queue");
        }
    }),
    option("allow_few_receives", |value, queue| {
        queue.allow_few_receives = value.boolean();
    }),
    option("content_based_deduplication", |value, queue| {
        queue.content_based_deduplication = value.boolean();
    }),
    option("fifo_throughput_limit", |value, queue| {
        queue.fifo_throughput_limit = value.word();
    }),
    option("kms_master_key_id", |value, queue| {
        queue.kms_master_key_id = key(value);
    }),
    option(DELETION_POLICY, |value, queue| {
        queue.deletion_policy = value.word();
    }),
];

pub const STREAM: Kind = Kind {
    keyword: "stream",
    example: "stream \"clicks\", retention_period_hours: 48",
    name: &name::STREAM,
    options: || names_of(&[OF_STREAM]),
    make: |name, given| Some(given.apply(OF_STREAM, Stream::new(name)).into()),
};

const OF_STREAM: &[Rule<Stream>] = &[
    option("shard_count", |value, stream| {
        stream.shard_count = value.number("");
    }),
    option("retention_period_hours", |value, stream| {
        stream.retention_period_hours = value.number("");
    }),
    option("kms_key_id", |value, stream| stream.kms_key_id = key(value)),
    option(DELETION_POLICY, |value, stream| {
        stream.deletion_policy = value.word();
    }),
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
    option(PARTITION_KEY, |value, draft| {
        draft.partition_key = table_key(value);
    }),
    option("sort_key", |value, draft| {
        draft.table.sort_key = table_key(value);
    }),
    option("time_to_live", |value, draft| {
        let accepted = "the name of an attribute, such as `\"expires\"`";
        let text = value.text(accepted);
        let text = text.and_then(|text| text.not_empty(accepted));
        draft.table.time_to_live = text.map(Text::into_string);
    }),
    option("stream_view_type", |value, draft| {
        draft.table.stream_view_type = value.word();
    }),
    option("deletion_protection_enabled", |value, draft| {
        draft.table.deletion_protection_enabled = value.boolean();
    }),
    option("kms_master_key_id", |value, draft| {
        draft.table.kms_master_key_id = key(value);
    }),
    option(DELETION_POLICY, |value, draft| {
        draft.table.deletion_policy = value.word();
    }),
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
        given.at.error_at_key(format!(
            "a table needs option `{PARTITION_KEY}`, such as `{PARTITION_KEY}: {{ id: S }}`"
        ));
    }
    draft.table.partition_key = draft.partition_key?;
    Some(draft.table.into())
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
    option("content_based_deduplication", |value, topic| {
        topic.content_based_deduplication = value.boolean();
    }),
    option("kms_master_key_id", |value, topic| {
        topic.kms_master_key_id = key(value);
    }),
    option(DELETION_POLICY, |value, topic| {
        topic.deletion_policy = value.word();
    }),
];

pub const BUCKET: Kind = Kind {
    keyword: "bucket",
    example: "bucket \"uploads\", expire_after_days: 30",
    name: &name::BUCKET,
    options: || names_of(&[OF_BUCKET]),
    make: |name, given| Some(given.apply(OF_BUCKET, Bucket::new(name)).into()),
};

const OF_BUCKET: &[Rule<Bucket>] = &[
    option("versioning", |value, bucket| {
        bucket.versioning = value.boolean();
    }),
    option("expire_after_days", |value, bucket| {
        bucket.expire_after_days = value.number("");
    }),
    option(DELETION_POLICY, |value, bucket| {
        bucket.deletion_policy = value.word();
    }),
];

pub const EVENT_BUS: Kind = Kind {
    keyword: "event_bus",
    example: "event_bus \"shop\"",
    name: &name::CREATED_EVENT_BUS,
    options: || names_of(&[OF_EVENT_BUS]),
    make: |name, given| Some(given.apply(OF_EVENT_BUS, EventBus::new(name)).into()),
};

const OF_EVENT_BUS: &[Rule<EventBus>] = &[option(DELETION_POLICY, |value, bus| {
    bus.deletion_policy = value.word();
})];

const DELETION_POLICY: &str = "deletion_policy";

/// The maximum length of a key's id, alias or ARN: `KeyIdType` of KMS's API model.
const MAX_KEY: usize = 2_048;

/// Checks a KMS key: its id, its alias or its ARN.
fn key(value: Value<'_>) -> Option<String> {
    const ACCEPTED: &str = "the id, alias or ARN of a KMS key, such as `\"alias/orders\"`";
    let text = value.text(ACCEPTED)?.not_empty(ACCEPTED)?;
    if is_arn(&text) {
        return arn::KMS_KEY.checked(text);
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
