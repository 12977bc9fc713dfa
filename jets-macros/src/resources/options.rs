//! The options of each kind of resource. Limits are those of their CloudFormation schemas.

use jets_core::{
    placeholders::is_arn,
    resources::{AttributeType, Bucket, EventBus, Queue, Resource, Stream, Table, TableKey, Topic},
};

use super::{Given, Kind};
use crate::values::{Entries, Rule, Value, arn, name, names_of, option, set};

macro_rules! kinds {
    ($($KIND:ident: $keyword:literal, $name:expr, $Resource:ident, $example:literal, [$($rule:expr,)+];)+) => {
        $(pub const $KIND: Kind = {
            const OPTIONS: &[Rule<$Resource>] = &[$($rule),+];
            Kind {
                keyword: $keyword,
                example: $example,
                name: $name,
                options: || names_of(&[OPTIONS]),
                make: |name, given| Some(given.apply(OPTIONS, $Resource::new(name)).into()),
            }
        };)+
    };
}

kinds! {
    QUEUE: "queue", &name::QUEUE, Queue, "queue \"orders\", max_receive_count: 5", [
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
    STREAM: "stream", &name::STREAM, Stream, "stream \"clicks\", retention_period_hours: 48", [
        set!(option shard_count = number("")),
        set!(option retention_period_hours = number("")),
        set!(option kms_key_id = key),
        set!(option deletion_policy = word()),
    ];
    TOPIC: "topic", &name::ANY_TOPIC, Topic, "topic \"news\"", [
        set!(option content_based_deduplication = switch()),
        set!(option kms_master_key_id = key),
        set!(option deletion_policy = word()),
    ];
    BUCKET: "bucket", &name::BUCKET, Bucket, "bucket \"uploads\", expire_after_days: 30", [
        set!(option versioning = switch()),
        set!(option expire_after_days = number("")),
        set!(option deletion_policy = word()),
    ];
    EVENT_BUS: "event_bus", &name::CREATED_EVENT_BUS, EventBus, "event_bus \"shop\"", [
        set!(option deletion_policy = word()),
    ];
}

pub const TABLE: Kind = Kind {
    keyword: "table",
    example: "table \"orders\", partition_key: { id: S }",
    name: &name::TABLE,
    options: || names_of(&[OF_TABLE]),
    make: table,
};

const PARTITION_KEY: &str = "partition_key";

const OF_TABLE: &[Rule<Table>] = &[
    option(PARTITION_KEY, |value, table| {
        if let Some(key) = table_key(value) {
            table.partition_key = key;
        }
    }),
    set!(option sort_key = table_key),
    set!(option time_to_live = attribute),
    set!(option stream_view_type = word()),
    set!(option deletion_protection_enabled = switch()),
    set!(option kms_master_key_id = key),
    set!(option deletion_policy = word()),
];

fn table(name: String, given: Given<'_>) -> Option<Resource> {
    // Without a name until the option is read.
    let key = TableKey::new("", AttributeType::S);
    let table = given.apply(OF_TABLE, Table::new(name, key));
    let mut names = given.options.into_iter().flat_map(Entries::iter);
    if !names.any(|option| option.name == PARTITION_KEY) {
        given.reported_at.error_at_key(format!(
            "a table needs option `{PARTITION_KEY}`, such as `{PARTITION_KEY}: {{ id: S }}`"
        ));
    }
    (!table.partition_key.name.is_empty()).then(|| table.into())
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
    Some(TableKey::new(entry.name, entry.word()?))
}

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
