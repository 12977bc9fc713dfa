//! What can invoke a function, on the macro's side. A trigger is one folder here, and one line in [`SUPPORTED`].

mod contract;
mod event_source_mapping;
mod kinesis;
mod sqs;

pub use self::contract::{DeclaredTrigger, DefaultType, Form, Keyword, TriggerParameter};

/// The triggers of the language.
pub const SUPPORTED: &[Keyword] = &[
    Keyword::of::<kinesis::KinesisEvent>(),
    Keyword::of::<sqs::SqsEvent>(),
];

/// Triggers of Ruby on Jets, of which those that are not supported are not there yet.
const OF_JETS: [&str; 10] = [
    "kinesis_event",
    "sqs_event",
    "dynamodb_event",
    "sns_event",
    "s3_event",
    "log_event",
    "rate",
    "cron",
    "rule_event",
    "iot_event",
];

/// The trigger that `keyword` names.
pub fn find(keyword: &str) -> Option<&'static Keyword> {
    SUPPORTED.iter().find(|known| known.name == keyword)
}

/// Whether `keyword` names a trigger that the language does not have yet.
pub fn is_planned(keyword: &str) -> bool {
    OF_JETS.contains(&keyword) && find(keyword).is_none()
}

/// Every parameter, each once.
pub fn parameters() -> Vec<&'static TriggerParameter> {
    let mut parameters: Vec<&'static TriggerParameter> = Vec::new();
    for parameter in SUPPORTED.iter().flat_map(|keyword| keyword.parameters) {
        if parameters.iter().all(|known| known.name != parameter.name) {
            parameters.push(parameter);
        }
    }
    parameters
}

/// The keywords of the triggers that come with the parameter `name`.
pub fn keywords_with(name: &str) -> Vec<&'static str> {
    SUPPORTED
        .iter()
        .filter(|keyword| keyword.has_parameter(name))
        .map(|keyword| keyword.name)
        .collect()
}
