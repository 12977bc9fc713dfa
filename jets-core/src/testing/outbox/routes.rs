//! Which functions of an app get a message, by the manifest.

use serde_json::{Value, json};

use super::{
    OutboxError, Record,
    events::{self, resolved},
};
use crate::{
    App,
    aws::{Choice, EventSourceMapping, EventsRule, Number},
    delivery::{Attribute, ReceiverKind},
    event_pattern::EventPattern,
    manifest::{Function, Manifest},
    resources::{Queue, Resource},
    triggers::{Trigger, sns::FilterPolicyScope},
};

/// A way to a function: one of its triggers, or its name.
pub(super) struct Route {
    pub(super) handler: &'static str,
    pub(super) kind: ReceiverKind,
    /// The ARN of the source, without placeholders.
    pub(super) source: String,
    pub(super) batch_size: usize,
    /// How often a message is tried. `None` is no limit.
    pub(super) attempts: Option<u32>,
    /// Whether messages of the same content are dropped.
    pub(super) deduplicates_content: bool,
    /// The rule that gives the function something else than the event.
    pub(super) rule: Option<EventsRule>,
    filter: Filter,
}

/// Which messages get through.
enum Filter {
    All,
    /// Those that one of the patterns matches, as events of the mapping.
    Mapping(Vec<Pattern>),
    Attributes(EventPattern),
    Body(EventPattern),
    Event(EventPattern),
}

struct Pattern {
    pattern: EventPattern,
    /// Whether the pattern looks into the body or data, which must then be JSON.
    looks_inside: bool,
}

/// Returns the ways to all functions of `app`.
#[inline]
pub(super) fn of_app(app: &App) -> Result<Vec<Route>, OutboxError> {
    let manifest = app.manifest().map_err(OutboxError::Manifest)?;
    let mut routes = Vec::new();
    for function in manifest.functions() {
        let mut names = app.handler_names().into_iter();
        let Some(handler) = names.find(|name| *name == function.handler) else {
            continue;
        };
        let filter_error = |error| OutboxError::Filter { handler, error };
        for trigger in &function.triggers {
            let route = Route::of_trigger(handler, function, trigger, &manifest);
            routes.extend(route.map_err(filter_error)?);
        }
        routes.push(Route::by_name(handler, function));
    }
    Ok(routes)
}

/// Returns the indexes of the routes that a message takes.
pub(super) fn of_message(routes: &[Route], record: &Record) -> Result<Vec<usize>, OutboxError> {
    let receiver = &record.receiver;
    let is_own =
        |route: &&Route| route.handler == receiver.handler() && route.kind == receiver.kind();
    let own = routes.iter().find(is_own).ok_or(OutboxError::NotServed {
        sender: receiver.sender(),
        receiver: receiver.handler(),
    })?;
    let is_shared = matches!(
        own.kind,
        ReceiverKind::Topic | ReceiverKind::Stream | ReceiverKind::EventBus
    );
    let gets = |route: &Route| {
        let is_meant = if is_shared {
            route.kind == own.kind && route.source == own.source
        } else {
            std::ptr::eq(route, own)
        };
        is_meant && route.lets_through(record)
    };
    let routes = routes.iter().enumerate();
    Ok(routes
        .filter(|(_, route)| gets(route))
        .map(|(index, _)| index)
        .collect())
}

type PatternResult<T> = Result<T, crate::event_pattern::EventPatternError>;

impl Route {
    /// Returns the way by a trigger, if it can be sent to.
    #[inline]
    fn of_trigger(
        handler: &'static str,
        function: &Function,
        trigger: &Trigger,
        manifest: &Manifest,
    ) -> PatternResult<Option<Self>> {
        let pushed = Self::by_name(handler, function);
        Ok(Some(match trigger {
            Trigger::Sqs(trigger) => {
                let mapping = &trigger.event_source_mapping;
                let queue = manifest.jobs.iter().flat_map(|job| &job.resources);
                let queue = queue.into_iter().find_map(|resource| match resource {
                    Resource::Queue(queue) if queue.name == trigger.queue => Some(queue),
                    _ => None,
                });
                let receives =
                    queue.map(|queue| (queue.dead_letters().is_some(), queue.receives()));
                let receives = receives.map(|(is_limited, receives)| {
                    let receives = receives.value_or_default();
                    receives.filter(|_| is_limited)
                });
                Self {
                    kind: if Queue::new(&trigger.queue).is_fifo() {
                        ReceiverKind::FifoQueue
                    } else {
                        ReceiverKind::Queue
                    },
                    attempts: receives
                        .unwrap_or(Some(5))
                        .and_then(|receives| receives.try_into().ok()),
                    deduplicates_content: queue
                        .and_then(|queue| queue.content_based_deduplication.as_ref())
                        .and_then(Choice::value_or_default)
                        .unwrap_or_default(),
                    ..pushed.polled(mapping)?
                }
            }
            Trigger::Kinesis(trigger) => {
                let mapping = &trigger.event_source_mapping;
                let retries = mapping.maximum_retry_attempts.as_ref();
                let retries = retries.and_then(Number::value_or_default);
                Self {
                    kind: ReceiverKind::Stream,
                    attempts: retries
                        .and_then(|retries| u32::try_from(retries + 1).ok())
                        .filter(|tries| *tries > 0),
                    ..pushed.polled(mapping)?
                }
            }
            Trigger::Sns(trigger) => {
                let subscription = &trigger.subscription;
                let policy = subscription.filter_policy.as_ref();
                let policy = policy
                    .map(|policy| pattern(&crate::value::ToValue::to_value(policy).to_string()));
                let scope = subscription.filter_policy_scope.as_ref();
                let scope = scope.and_then(Choice::value_or_default);
                let filter = match (policy.transpose()?, scope) {
                    (None, _) => Filter::All,
                    (Some(policy), Some(FilterPolicyScope::MessageBody)) => Filter::Body(policy),
                    (Some(policy), _) => Filter::Attributes(policy),
                };
                Self {
                    kind: ReceiverKind::Topic,
                    source: resolved(&subscription.topic_arn),
                    filter,
                    ..pushed
                }
            }
            Trigger::Rule(trigger) => {
                let bus = trigger.rule.event_bus_name.as_deref().unwrap_or("default");
                Self {
                    kind: ReceiverKind::EventBus,
                    source: resolved(bus.rsplit('/').next().unwrap_or(bus)),
                    filter: Filter::Event(pattern(&trigger.pattern)?),
                    rule: Some(trigger.rule.clone()).filter(EventsRule::changes_input),
                    ..pushed
                }
            }
            _ => return Ok(None),
        }))
    }

    fn by_name(handler: &'static str, function: &Function) -> Self {
        let config = function.event_invoke_config.as_ref();
        let retries = config.and_then(|config| config.maximum_retry_attempts.as_ref());
        let retries = retries.and_then(Number::value_or_default);
        Self {
            handler,
            kind: ReceiverKind::Function,
            source: String::new(),
            batch_size: 1,
            attempts: u32::try_from(retries.unwrap_or(2) + 1).ok(),
            deduplicates_content: false,
            rule: None,
            filter: Filter::All,
        }
    }

    fn polled(self, mapping: &EventSourceMapping) -> PatternResult<Self> {
        let size = mapping.batch_size.value_or_default();
        let filters = mapping
            .filter_criteria
            .iter()
            .flat_map(|criteria| &criteria.filters);
        let patterns = filters.map(|filter| {
            let text = resolved(&filter.pattern);
            let inside =
                |member| move |value: &Value| value.get(member).is_some_and(Value::is_object);
            let looks_inside = |value: Value| inside("body")(&value) || inside("data")(&value);
            Ok(Pattern {
                pattern: text.parse()?,
                looks_inside: serde_json::from_str(&text).is_ok_and(looks_inside),
            })
        });
        let patterns = patterns.collect::<PatternResult<Vec<_>>>()?;
        Ok(Self {
            source: resolved(&mapping.event_source_arn),
            batch_size: size.and_then(|size| size.try_into().ok()).unwrap_or(10),
            filter: if patterns.is_empty() {
                Filter::All
            } else {
                Filter::Mapping(patterns)
            },
            ..self
        })
    }

    fn lets_through(&self, record: &Record) -> bool {
        let message = &record.message;
        let json = || serde_json::from_slice::<Value>(&message.body).ok();
        match &self.filter {
            Filter::All => true,
            Filter::Mapping(patterns) => patterns.iter().any(|filter| {
                let data = if filter.looks_inside {
                    json()
                } else {
                    Some(json!(String::from_utf8_lossy(&message.body)))
                };
                let event =
                    data.map(|data| events::for_filter(self.kind, &self.source, record, &data));
                event.is_some_and(|event| filter.pattern.matches(&event))
            }),
            Filter::Attributes(policy) => {
                let attributes = message.attributes.iter();
                let attributes = attributes.filter_map(|(name, value)| {
                    let value = match value {
                        Attribute::Text(text) => serde_json::from_str(text)
                            .ok()
                            .filter(Value::is_array)
                            .unwrap_or_else(|| json!(text)),
                        Attribute::Number(number) => serde_json::from_str(number).ok()?,
                        Attribute::Binary(_) => return None,
                    };
                    Some((name.clone(), value))
                });
                policy.matches(&Value::Object(attributes.collect()))
            }
            Filter::Body(policy) => json().is_some_and(|body| policy.matches(&body)),
            Filter::Event(pattern) => pattern.matches(&events::of_bus(record).to_value()),
        }
    }
}

fn pattern(text: &str) -> PatternResult<EventPattern> {
    resolved(text).parse()
}
