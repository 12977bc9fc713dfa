//! The triggers of the language. Each is one file or folder here, and one line in [`SUPPORTED`].

mod contract;
mod dynamodb;
mod event_source_mapping;
mod event_target;
mod iot;
mod kinesis;
mod logs;
mod rule;
mod s3;
mod schedule;
mod sns;
mod sqs;

use std::sync::LazyLock;

pub use self::contract::{
    CONCURRENT_ITEMS, CodeOptions, Form, Keyword, Outcome, REPORT_BATCH_ITEM_FAILURES,
    TUMBLING_WINDOW, TriggerParameter, Unpacking,
};

pub const SUPPORTED: &[Keyword] = &[
    Keyword::of::<kinesis::KinesisEvent>(),
    Keyword::of::<dynamodb::DynamodbEvent>(),
    Keyword::of::<sqs::SqsEvent>(),
    Keyword::of::<sns::SnsEvent>(),
    Keyword::of::<s3::S3Event>(),
    Keyword::of::<logs::LogEvent>(),
    Keyword::of::<rule::RuleEvent>(),
    Keyword::of::<schedule::Rate>(),
    Keyword::of::<schedule::Cron>(),
    Keyword::of::<schedule::At>(),
    Keyword::of::<iot::IotEvent>(),
];

pub fn find(keyword: &str) -> Option<&'static Keyword> {
    SUPPORTED.iter().find(|known| known.name == keyword)
}

/// Returns the parameters of all triggers, each once.
pub fn parameters() -> impl Iterator<Item = &'static TriggerParameter> {
    static ALL: LazyLock<Vec<&TriggerParameter>> = LazyLock::new(|| {
        let mut all: Vec<&TriggerParameter> = Vec::new();
        for parameter in SUPPORTED.iter().flat_map(|keyword| keyword.parameters) {
            if all.iter().all(|known| known.name != parameter.name) {
                all.push(parameter);
            }
        }
        all
    });
    ALL.iter().copied()
}

/// Returns the keywords of the triggers that have the parameter `name`.
pub fn keywords_with(name: &str) -> Vec<&'static str> {
    SUPPORTED
        .iter()
        .filter(|keyword| keyword.has_parameter(name))
        .map(|keyword| keyword.name)
        .collect()
}
