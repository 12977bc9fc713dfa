//! A function, and how it may invoke another one.

use std::collections::BTreeMap;

use super::{
    super::{Arn, Choice, Destination, Function, ReceiverKind, RecursiveLoop, Sends, Statement},
    By, Step, event_of, right_to,
};
use crate::triggers::{Known, Trigger, Written, WrittenBy};

/// A function with what invokes it, and its rights that are its own.
pub(super) struct Node<'a> {
    pub(super) function: &'a Function,
    /// What invokes it, with the index of the trigger, and whether a circle through it is allowed.
    pub(super) written: Vec<(usize, Written, bool)>,
    pub(super) rights: Vec<&'a Statement>,
    /// The buses on which Lambda puts its results, with the events.
    pub(super) events: Vec<(&'a str, Known)>,
    /// The rights that stand for what SQS does with messages that the function fails: each is of the trigger with this index.
    pub(super) failing: Vec<(usize, Statement)>,
    /// The functions that Lambda invokes with its results, by the resources of their ARNs.
    pub(super) invokes: Vec<&'a str>,
    /// Whether Lambda does not stop it when it invokes itself.
    may_be_again: bool,
}

impl<'a> Node<'a> {
    /// `dead_letters` are the dead-letter queues of queues, both by their ARNs.
    #[inline]
    pub(super) fn new(function: &'a Function, dead_letters: &BTreeMap<String, String>) -> Self {
        let triggers = function.triggers.iter().enumerate();
        let written = triggers.flat_map(|(index, trigger)| {
            let allows = trigger.parts().allows_loop();
            let written = trigger.parts().written().into_iter();
            written.map(move |written| (index, written, allows))
        });
        let is_sent = |statement: &Statement| {
            let mut sends = function.sends.iter();
            sends.any(|sends| sends.is_right(statement))
        };
        let rights = function.policy.statement.iter();
        let (mut events, mut invokes) = (Vec::new(), Vec::new());
        for (destination, outcome) in function.results() {
            match Arn::parse(destination) {
                Some(arn) if arn.service == "events" => {
                    events.push((destination, of_result(outcome)));
                }
                Some(arn) if arn.service == "lambda" => invokes.push(arn.resource),
                _ => {}
            }
        }
        let triggers = function.triggers.iter().enumerate();
        let failing = triggers.filter_map(|(index, trigger)| {
            let queue = dead_letters.get(trigger.parts().source())?;
            Some((
                index,
                Statement::allow(["sqs:SendMessage"], [queue.as_str()]),
            ))
        });
        let recursive = function.properties.recursive_loop.as_ref();
        Self {
            function,
            written: written.collect(),
            rights: rights.filter(|statement| !is_sent(statement)).collect(),
            events,
            failing: failing.collect(),
            invokes,
            may_be_again: recursive.and_then(Choice::value) == Some(RecursiveLoop::Allow),
        }
    }

    /// Returns how this function may invoke another one, at most once by each trigger of that one and each `sends` of this one,
    /// unless a declaration allows it.
    pub(super) fn steps_to(&self, other: &Self, [from, to]: [usize; 2]) -> Vec<Step> {
        let is_self = from == to;
        let step = |by, words| Step {
            from,
            to,
            by,
            failing: None,
            words,
        };
        let [this, that] = [self, other].map(|node| &node.function.handler);
        let mut steps: Vec<Step> = Vec::new();
        for (index, written, is_allowed) in &other.written {
            let is_known = |step: &Step| matches!(step.by, By::Trigger(known) if known == *index);
            if *is_allowed || steps.iter().any(is_known) {
                continue;
            }
            let by = By::Trigger(*index);
            let name = &written.name;
            if self.writes(written, that) {
                let words = if is_self {
                    let trigger = other.function.triggers.get(*index);
                    alone(written, trigger.map_or("", Trigger::keyword))
                } else {
                    format!("`{this}` may write to `{name}`, which invokes `{that}`")
                };
                steps.push(step(by, words));
                continue;
            }
            // A function that takes its own dead letters ends when they expire.
            let mut failing = self.failing.iter();
            if let Some((failing, _)) = failing.find(|(_, right)| written.is_allowed_by(right))
                && !is_self
            {
                let words =
                    format!("messages that `{this}` fails go to `{name}`, which invokes `{that}`");
                let failing = Some(*failing);
                steps.push(Step {
                    failing,
                    ..step(by, words)
                });
            }
        }
        for (index, sends) in self.function.sends.iter().enumerate() {
            let allows = |(_, written, allows): &(usize, Written, bool)| {
                *allows && is_sent_to(written, &sends.to)
            };
            if sends.handler == *that
                && sends.allow_loop != Some(true)
                && !other.written.iter().any(allows)
            {
                let words = if is_self {
                    "the function sends to itself, without an end: `allow_loop: true` at `sends` allows it".to_owned()
                } else {
                    format!("`{this}` sends to `{that}`")
                };
                steps.push(step(By::Sends(index), words));
            }
        }
        let mut invoked = self.invokes.iter();
        if invoked.any(|resource| other.function.is_named_by(resource)) && !other.may_be_again {
            let words = if is_self {
                "the function would be invoked with its own results: take another destination, or say `recursive_loop Allow`".to_owned()
            } else {
                format!("`{this}` invokes `{that}` with its results")
            };
            steps.push(step(By::Destination, words));
        }
        // What it does without failing comes first.
        steps.sort_by_key(|step| step.failing.is_some());
        steps
    }

    /// Returns `true` if this function may write there, other than by a `sends` that names the function that is invoked, or that
    /// allows circles.
    fn writes(&self, written: &Written, invoked: &str) -> bool {
        let function = self.function;
        let is_log = || function.log_group_name() == written.name;
        let sends = |sends: &Sends| {
            sends.allow_loop != Some(true)
                && sends.handler != invoked
                && is_sent_to(written, &sends.to)
        };
        self.rights.iter().any(|right| written.is_allowed_by(right))
            || matches!(written.by, WrittenBy::Log) && is_log()
            || self
                .events
                .iter()
                .any(|(bus, event)| written.is_by_event(bus, event))
            || function.sends.iter().any(sends)
    }
}

/// Returns what is wrong if a function writes to what triggers it.
fn alone(written: &Written, keyword: &str) -> String {
    let allow = format!("say `{keyword} …, allow_loop: true`");
    if matches!(written.by, WrittenBy::Log) {
        return format!(
            "the function would be invoked by its own log group, of which each invocation writes more: log to another, or {allow}"
        );
    }
    let (name, cure) = (&written.name, written.cure);
    format!(
        "the function may write to `{name}`, and would be invoked by what it writes: {cure}{allow}"
    )
}

/// Returns `true` if what is sent there invokes.
fn is_sent_to(written: &Written, to: &Destination) -> bool {
    match to.kind {
        ReceiverKind::EventBus => written.is_by_event(&to.arn, &event_of(to)),
        _ => written.is_allowed_by(&right_to(to)),
    }
}

impl Function {
    /// Returns where Lambda sends the results of asynchronous invocations, with their outcome.
    fn results(&self) -> impl Iterator<Item = (&str, &'static str)> {
        let config = self.event_invoke_config.as_ref();
        let config = config.and_then(|config| config.destination_config.as_ref());
        let results = config.map(|config| {
            [
                (config.on_success.as_ref(), "Success"),
                (config.on_failure.as_ref(), "Failure"),
            ]
        });
        let results = results.into_iter().flatten();
        results.filter_map(|(result, outcome)| Some((result?.destination.as_str(), outcome)))
    }

    /// Returns `true` if `resource`, of the ARN of a function, is this function, its version or its alias.
    fn is_named_by(&self, resource: &str) -> bool {
        let name = resource.strip_prefix("function:");
        let rest = name.and_then(|name| name.strip_prefix(&*self.function_name));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
    }
}

/// Returns what Lambda says of [an event with the result of an invocation][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html#invocation-async-destinations
fn of_result(outcome: &str) -> Known {
    Known {
        sources: vec!["lambda".to_owned()],
        detail_types: vec![format!("Lambda Function Invocation Result - {outcome}")],
    }
}
