//! `s3_event`: objects of an S3 bucket.

mod bucket;
mod options;

use jets_core::{
    manifest::{Map, Value as Json},
    triggers::s3::{S3EventType, S3Trigger},
};

use self::options::Draft;
use super::{
    contract::{Contract, DeclaredTrigger, Form, MayLoop, TriggerParameter},
    push,
};
use crate::{
    diagnostics::Errors,
    rules::{options::OptionRule, values},
    syntax::Value,
};

/// The keyword `s3_event`.
pub struct S3Event;

impl Contract for S3Event {
    const KEYWORD: &'static str = "s3_event";
    const SOURCE: &'static str = "bucket";
    const ARGUMENT: &'static str = "a bucket's name, such as `\"uploads\"`";
    const PARAMETERS: &'static [TriggerParameter] = &[TriggerParameter::item(
        "s3_object",
        "once an object",
        "S3",
        "S3Object",
    )];
    const OPTIONS: &'static [&'static [OptionRule<Draft>]] = &[options::OPTIONS];

    /// The bucket's name.
    type Source = String;
    type Draft = Draft;

    fn source(argument: &Value, errors: &mut Errors) -> Option<String> {
        let literal = values::string(Self::KEYWORD, Self::ARGUMENT, argument, errors)?;
        bucket::check(literal, errors)
    }

    fn draft(_bucket: Option<&String>) -> Draft {
        Draft::default()
    }

    fn declare(bucket: String, draft: Draft, _form: Option<Form>) -> DeclaredTrigger {
        let (prefix, suffix) = (draft.prefix.as_deref(), draft.suffix.as_deref());
        let trigger = S3Trigger::new(&bucket, &draft.events, prefix, suffix);
        let pattern = trigger.rule.event_pattern.clone();
        let creates = draft.events.contains(&S3EventType::ObjectCreated);
        let may_loop = (creates && !draft.allow_loop && prefix.is_none())
            .then(|| MayLoop::Bucket(bucket.clone()));
        let description = format!("S3 bucket `{bucket}`");
        let settings = Json::Object(Map::from_iter([("EventPattern", pattern)]));
        DeclaredTrigger {
            may_loop,
            ..push::declare(
                trigger.into(),
                draft.identity(&bucket),
                description,
                settings,
            )
        }
    }
}
