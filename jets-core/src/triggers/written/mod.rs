//! What invokes a function when it is written to.

mod pattern;
mod target;

pub(crate) use pattern::Known;
pub(crate) use target::Index;

use self::target::Target;

use crate::{
    aws::{EventsRule, Statement},
    event_pattern::Wildcard,
    placeholders,
    resources::EventBus,
    triggers::s3::S3EventType,
    value::{Map, Value},
};

/// The methods of `TriggerParts` for a trigger with a field `allow_loop`.
macro_rules! allow_loop {
    () => {
        fn allows_loop(&self) -> bool {
            self.allow_loop == Some(true)
        }

        fn set_allow_loop(&mut self, allow: Option<bool>) {
            self.allow_loop = allow;
        }
    };
}

pub(crate) use allow_loop;

/// Something that invokes a function when it is written to.
pub(crate) struct Written {
    /// What it is, as it was declared.
    pub(crate) name: String,
    pub(crate) by: WrittenBy,
    /// What a message says to do in place of `allow_loop`, up to the `or`.
    pub(crate) cure: &'static str,
}

const NARROW: &str = "narrow the pattern, or ";

pub(crate) enum WrittenBy {
    /// One of these actions, in small letters, on the target.
    Actions(Vec<&'static str>, Target),
    /// An event on the bus that matches the pattern.
    Events(Target, Map),
    /// The functions whose log it is.
    Log,
}

impl WrittenBy {
    const PUT_EVENTS: &str = "events:putevents";

    /// Returns the actions of policies that write, in small letters.
    pub(crate) fn actions(&self) -> &[&'static str] {
        match self {
            Self::Actions(actions, _) => actions,
            Self::Events(..) => &[Self::PUT_EVENTS],
            Self::Log => &[],
        }
    }
}

impl Written {
    /// Returns a resource that these actions, in small letters, write to.
    pub(crate) fn resource(name: &str, actions: &[&'static str], arn: &str) -> Self {
        Self {
            name: name.to_owned(),
            by: WrittenBy::Actions(actions.to_vec(), Target::of_arn(arn)),
            cure: "",
        }
    }

    /// Returns the log of the functions that write to this log group.
    pub(crate) fn log(group: &str) -> Self {
        Self {
            name: group.to_owned(),
            by: WrittenBy::Log,
            cure: "",
        }
    }

    /// Returns the topics of IoT that a filter selects.
    pub(crate) fn topics(filter: &str) -> Self {
        Self {
            name: filter.to_owned(),
            by: WrittenBy::Actions(vec!["iot:publish"], Target::of_topics(filter)),
            cure: "",
        }
    }

    /// Returns the bus of a rule, or the buckets whose events it selects.
    ///
    /// Only S3 puts its events, and on [the default bus][1] alone.
    ///
    /// [1]: https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
    #[inline]
    pub(crate) fn of_rule(rule: &EventsRule) -> Vec<Self> {
        let bus = rule.event_bus_name.as_deref().unwrap_or(EventBus::DEFAULT);
        let arn = placeholders::arn_of(bus, EventBus::arn);
        let pattern = &rule.event_pattern;
        let on_bus = Self {
            name: bus.to_owned(),
            by: WrittenBy::Events(Target::of_arn(&arn), pattern.clone()),
            cure: NARROW,
        };
        let buckets = if bus == EventBus::DEFAULT {
            of_buckets(pattern)
        } else {
            None
        };
        std::iter::once(on_bus)
            .chain(buckets.into_iter().flatten())
            .collect()
    }

    /// Returns `true` if a statement of a function's policy allows to write there.
    pub(crate) fn is_allowed_by(&self, statement: &Statement) -> bool {
        let is_in = |target: &Target| {
            let mut resources = statement.resource.iter();
            resources.any(|resource| target.is_in(resource))
        };
        let mut actions = self.by.actions().iter();
        actions.any(|action| statement.allows(action))
            && match &self.by {
                WrittenBy::Actions(_, target) => is_in(target),
                WrittenBy::Events(bus, pattern) => {
                    is_in(bus) && pattern::is_matched(pattern, &Known::of_condition(statement))
                }
                WrittenBy::Log => false,
            }
    }

    /// Returns `true` if an event on the bus with this ARN is one that matches.
    pub(crate) fn is_by_event(&self, arn: &str, event: &Known) -> bool {
        match &self.by {
            WrittenBy::Events(bus, pattern) => {
                bus.is_in(arn) && pattern::is_matched(pattern, event)
            }
            _ => false,
        }
    }
}

/// Returns the objects of the buckets that a pattern selects, if it names buckets.
fn of_buckets(pattern: &Map) -> Option<Vec<Written>> {
    let detail = pattern.get("detail")?.as_object()?;
    let list = |outer, inner| detail.get(outer)?.as_object()?.get(inner)?.as_array();
    let accepts = |key, text| {
        let conditions = pattern.get(key).and_then(Value::as_array);
        conditions.is_none_or(|list| list.iter().any(|one| pattern::accepts(one, text)))
    };
    if !accepts("source", "aws.s3") {
        return None;
    }
    let events = S3EventType::ALL.iter();
    let events = events.filter(|event| accepts("detail-type", event.detail_type()));
    let actions: Vec<&str> = events.flat_map(|event| event.causes()).copied().collect();
    let keys = match list("object", "key") {
        Some(keys) => keys.iter().filter_map(pattern::wildcard).collect(),
        None => vec![Wildcard::of_policy("*")],
    };
    let mut all = Vec::new();
    for condition in list("bucket", "name")? {
        let Some(bucket) = pattern::wildcard(condition) else {
            continue;
        };
        let name = condition.as_str().map(str::to_owned);
        let name = name.unwrap_or_else(|| condition.to_string());
        all.extend(keys.iter().map(|keys| Written {
            name: name.clone(),
            by: WrittenBy::Actions(
                actions.clone(),
                Target::in_bucket(bucket.clone(), keys.clone()),
            ),
            cure: NARROW,
        }));
    }
    Some(all)
}
