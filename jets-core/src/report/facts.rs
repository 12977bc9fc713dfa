//! What a manifest says about a function, in words.

use crate::{
    aws::{Arn, Effect, EventInvokeConfig, EventSourceMapping, Number, Statement, limits},
    manifest::{Function, Manifest, ReceiverKind, Sends},
    resources::{Resource, ResourceParts as _},
    triggers::{Sender, Trigger},
};

/// What happens to what a function fails on.
pub(super) struct Failure {
    /// How often it is tried again, such as `5 retries`.
    pub(super) retries: String,
    pub(super) then: Then,
}

/// Where it is, once it is given up.
pub(super) enum Then {
    Lost,
    /// At these ARNs.
    At(Vec<String>),
    /// In the dead-letter queue of this ARN, to which the source moves it.
    Moved(String),
    /// Where a queue says that the manifest does not create.
    Unknown,
}

impl Failure {
    /// Returns what happens to the items of a trigger, or without one, to an asynchronous invocation.
    pub(super) fn of(manifest: &Manifest, function: &Function, trigger: Option<&Trigger>) -> Self {
        match trigger.and_then(|trigger| Some((trigger, trigger.event_source_mapping()?))) {
            Some((trigger, mapping)) if trigger.parts().is_queue() => {
                Self::of_queue(manifest, &mapping.event_source_arn)
            }
            Some((trigger, mapping)) => Self::of_stream(mapping, trigger),
            None => Self::of_event(function),
        }
    }

    fn of_stream(mapping: &EventSourceMapping, trigger: &Trigger) -> Self {
        let attempts = mapping.maximum_retry_attempts.as_ref();
        let attempts = attempts.filter(|attempts| attempts.value() != Some(-1));
        let age = mapping.maximum_record_age_in_seconds.as_ref();
        let age = age.filter(|age| age.value() != -1);
        Self {
            retries: match (attempts, age) {
                (Some(attempts), Some(age)) => format!("{attempts} retries in {age} s"),
                (Some(attempts), None) => format!("{attempts} retries"),
                (None, Some(age)) => format!("retries for {age} s"),
                (None, None) => "retries until the record expires".to_owned(),
            },
            then: match trigger.clone().parts_mut().failure_target() {
                Some((target, Sender::Lambda)) => Then::At(vec![target.clone()]),
                _ => Then::Lost,
            },
        }
    }

    fn of_queue(manifest: &Manifest, arn: &str) -> Self {
        let mut resources = manifest.jobs.iter().flat_map(|job| &job.resources);
        let queue = resources.find_map(|resource| match resource {
            Resource::Queue(queue) if queue.arns().iter().any(|(own, _)| own == arn) => Some(queue),
            _ => None,
        });
        let Some(queue) = queue else {
            return Self {
                retries: "retries as the queue says".to_owned(),
                then: Then::Unknown,
            };
        };
        match queue
            .companion()
            .and_then(|queue| queue.parts().arns().pop())
        {
            Some((arn, _)) => Self {
                retries: format!("{} receives", queue.receives()),
                then: Then::Moved(arn),
            },
            None => Self {
                retries: "retries until the message expires".to_owned(),
                then: Then::Lost,
            },
        }
    }

    /// Follows [Lambda's page on asynchronous invocation][1].
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
    fn of_event(function: &Function) -> Self {
        let config = function.event_invoke_config.as_ref();
        let attempts = config.and_then(|config| config.maximum_retry_attempts.clone());
        let default = *Number::<limits::InvokeRetryAttempts>::RANGE.end();
        let attempts = attempts.unwrap_or_else(|| Number::of_aws(default));
        let targets: Vec<String> = config
            .and_then(on_failure)
            .into_iter()
            .chain(dead_letters(function))
            .map(str::to_owned)
            .collect();
        Self {
            retries: match attempts.value() {
                Some(0) => "no retry".to_owned(),
                Some(1) => "1 retry".to_owned(),
                _ => format!("{attempts} retries"),
            },
            then: if targets.is_empty() {
                Then::Lost
            } else {
                Then::At(targets)
            },
        }
    }

    pub(super) fn is_lost(&self) -> bool {
        matches!(self.then, Then::Lost)
    }
}

fn on_failure(config: &EventInvokeConfig) -> Option<&str> {
    let destination = config.destination_config.as_ref()?.on_failure.as_ref()?;
    Some(&destination.destination)
}

fn dead_letters(function: &Function) -> Option<&str> {
    let config = function.properties.dead_letter_config.as_ref()?;
    Some(&config.target_arn)
}

/// Returns where the source of a trigger sends what Lambda did not accept.
pub(super) fn undelivered(trigger: &Trigger) -> Option<String> {
    match trigger.clone().parts_mut().failure_target() {
        Some((target, Sender::Source)) => Some(target.clone()),
        _ => None,
    }
}

/// Returns the ARN of a trigger's source, or what it listens to, such as an expression. The stream of a table is the
/// table.
pub(super) fn source(trigger: &Trigger) -> String {
    let arn = trigger.parts().source_arn();
    let arn = arn.filter(|arn| arn.ends_with(trigger.source()));
    let source = arn.unwrap_or_else(|| trigger.source().to_owned());
    match source.strip_suffix("/stream/*") {
        Some(table) => table.to_owned(),
        None => source,
    }
}

/// Returns a short name of a trigger's source, in two parts: `kinesis` and `stream/my-stream`.
pub(super) fn source_name(trigger: &Trigger) -> [String; 2] {
    let source = source(trigger);
    if Arn::parse(&source).is_some() {
        return resource_name(&source);
    }
    [trigger.kind().to_owned(), source]
}

/// Returns a short name of a resource, in two parts: its service and its name, or nothing and its ARN if it is in another
/// account or region than the deployment.
pub(super) fn resource_name(resource: &str) -> [String; 2] {
    let own = |part: &str, placeholder| part.is_empty() || part == placeholder;
    match Arn::parse(resource) {
        _ if resource == "*" => [String::new(), "every resource".to_owned()],
        Some(arn)
            if arn.partition == "${AWS::Partition}"
                && own(arn.region, "${AWS::Region}")
                && own(arn.account, "${AWS::AccountId}") =>
        {
            [arn.service.to_owned(), arn.resource.to_owned()]
        }
        _ => [String::new(), resource.to_owned()],
    }
}

pub(super) fn name([service, name]: [String; 2]) -> String {
    if service.is_empty() {
        name
    } else {
        format!("{service} {name}")
    }
}

/// Returns the function that is sent to, and by what it receives.
pub(super) fn receiver(sends: &Sends) -> String {
    let to = name(resource_name(&sends.to.arn));
    match sends.to.kind {
        ReceiverKind::Function => sends.handler.clone(),
        _ => format!("{} by {to}", sends.handler),
    }
}

/// Returns the statements of a function that do not follow from its triggers and properties.
pub(super) fn own_rights(function: &Function) -> Vec<&Statement> {
    let mut needed = function.clone();
    needed.policy.statement = function
        .triggers
        .iter()
        .flat_map(Trigger::default_policy)
        .collect();
    needed.add_needed_permissions();
    // What is denied to the code of a function in a VPC depends on what it is allowed.
    let of_vpc = function.vpc_permissions();
    let follows = |statement: &Statement| {
        let mut sends = function.sends.iter();
        let sends = sends.any(|sends| sends.is_right(statement));
        of_vpc.contains(statement) || sends || needed.policy.statement.contains(statement)
    };
    let statements = function.policy.statement.iter();
    statements.filter(|statement| !follows(statement)).collect()
}

pub(super) fn verb(statement: &Statement) -> &'static str {
    match statement.effect {
        Effect::Allow => "may",
        Effect::Deny => "may not",
    }
}

pub(super) fn conditions(statement: &Statement) -> Vec<String> {
    let mut conditions = Vec::new();
    for (operator, keys) in statement.condition.iter().flatten() {
        for (key, value) in keys {
            conditions.push(format!("if {key} {operator} {value}"));
        }
    }
    conditions
}
