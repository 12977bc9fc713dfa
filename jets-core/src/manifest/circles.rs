//! Functions that invoke themselves or each other by what they write.

use std::collections::{BTreeSet, VecDeque};

use super::{Arn, Choice, Destination, Function, ReceiverKind, RecursiveLoop, Sends, Statement};
use crate::triggers::{Known, Trigger, Written, WrittenBy};

/// Functions of which each may invoke the next one, and the last one the first, without a declaration that allows it.
#[doc(hidden)]
#[derive(Debug)]
pub struct Circle {
    /// The functions, by their index, and how the next one is invoked.
    pub steps: Vec<Step>,
    /// What is wrong, and what to write.
    pub message: String,
}

/// A function of a [`Circle`], and how it invokes the next one.
#[doc(hidden)]
#[derive(Clone, Debug)]
pub struct Step {
    /// The index of the function.
    pub from: usize,
    /// The index of the function that it invokes.
    pub to: usize,
    /// How.
    pub by: By,
    words: String,
}

/// How a function invokes another one.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum By {
    /// By writing to what triggers the other one. Its trigger has this index.
    Trigger(usize),
    /// By its declaration `sends` with this index.
    Sends(usize),
    /// As the destination of its results.
    Destination,
}

impl Circle {
    /// Returns circles: of each function by each of its triggers, and then of several functions, in which each function is in
    /// at most one.
    #[must_use]
    pub fn all(functions: &[&Function]) -> Vec<Self> {
        let mut nodes: Vec<Node<'_>> = functions
            .iter()
            .map(|function| Node::new(function))
            .collect();
        let written = nodes.iter().flat_map(|node| &node.written);
        let actions: BTreeSet<&str> = written
            .flat_map(|(_, written, _)| written.by.actions())
            .copied()
            .collect();
        for node in &mut nodes {
            node.rights
                .retain(|right| actions.iter().any(|action| right.allows(action)));
        }
        let everyone: Vec<usize> = (0..nodes.len()).collect();
        let of_logs: Vec<usize> = (nodes.iter().enumerate())
            .filter(|(_, node)| node.is_invoked_by_logs())
            .map(|(index, _)| index)
            .collect();
        let mut circles = Vec::new();
        let mut steps: Vec<Vec<Step>> = Vec::new();
        for (from, sender) in nodes.iter().enumerate() {
            // Most functions write to nothing that invokes. To compare each with each would take quadratic time.
            let receivers = if sender.writes_only_logs() {
                &of_logs
            } else {
                &everyone
            };
            let receivers = receivers.iter();
            let mut to_others = Vec::new();
            for (to, receiver) in receivers.filter_map(|to| Some((*to, nodes.get(*to)?))) {
                let mut found = sender.steps_to(receiver, [from, to]);
                if from == to {
                    circles.extend(found.into_iter().map(|step| Self::new(vec![step])));
                } else if !found.is_empty() {
                    to_others.push(found.swap_remove(0));
                }
            }
            steps.push(to_others);
        }
        let mut is_done = vec![false; nodes.len()];
        for start in 0..nodes.len() {
            if let Some(path) = shortest(&steps, start, &is_done) {
                for step in &path {
                    if let Some(is_done) = is_done.get_mut(step.from) {
                        *is_done = true;
                    }
                }
                circles.push(Self::new(path));
            }
        }
        circles
    }

    fn new(steps: Vec<Step>) -> Self {
        let words: Vec<&str> = steps.iter().map(|step| step.words.as_str()).collect();
        let message = match steps.as_slice() {
            [_] => words.concat(),
            steps => {
                let is_sent = |step: &Step| matches!(step.by, By::Sends(_));
                let where_allowed = if steps.iter().all(is_sent) {
                    "at one `sends`"
                } else {
                    "on one of the triggers"
                };
                format!(
                    "{}: functions that invoke each other in a circle may never come to an end; `allow_loop: true` {where_allowed} allows it",
                    words.join(", and ")
                )
            }
        };
        Self { steps, message }
    }
}

/// Returns the shortest way from a function back to itself, through functions that are in no other circle.
fn shortest(steps: &[Vec<Step>], start: usize, is_done: &[bool]) -> Option<Vec<Step>> {
    let is_free = |index: usize| is_done.get(index) == Some(&false);
    if !is_free(start) || steps.get(start)?.is_empty() {
        return None;
    }
    let mut reached_by: Vec<Option<&Step>> = vec![None; steps.len()];
    let mut next = VecDeque::from([start]);
    while let Some(from) = next.pop_front() {
        for step in steps.get(from)? {
            let reached = reached_by.get_mut(step.to)?;
            if is_free(step.to) && reached.is_none() {
                *reached = Some(step);
                next.push_back(step.to);
            }
        }
    }
    let mut path = Vec::new();
    let mut at = start;
    loop {
        let step = (*reached_by.get(at)?)?;
        path.insert(0, step.clone());
        at = step.from;
        if at == start {
            return Some(path);
        }
    }
}

/// A function with what invokes it, and its rights that are its own.
struct Node<'a> {
    function: &'a Function,
    /// What invokes it, with the index of the trigger, and whether a circle through it is allowed.
    written: Vec<(usize, Written, bool)>,
    rights: Vec<&'a Statement>,
    /// The buses on which Lambda puts its results, with the events.
    events: Vec<(&'a str, Known)>,
    /// The functions that Lambda invokes with its results, by the resources of their ARNs.
    invokes: Vec<&'a str>,
    /// Whether Lambda does not stop it when it invokes itself.
    may_be_again: bool,
}

impl<'a> Node<'a> {
    fn new(function: &'a Function) -> Self {
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
        let recursive = function.properties.recursive_loop.as_ref();
        Self {
            function,
            written: written.collect(),
            rights: rights.filter(|statement| !is_sent(statement)).collect(),
            events,
            invokes,
            may_be_again: recursive.and_then(Choice::value) == Some(RecursiveLoop::Allow),
        }
    }

    fn writes_only_logs(&self) -> bool {
        self.rights.is_empty()
            && self.events.is_empty()
            && self.invokes.is_empty()
            && self.function.sends.is_empty()
    }

    fn is_invoked_by_logs(&self) -> bool {
        let mut written = self.written.iter();
        written.any(|(_, written, _)| matches!(written.by, WrittenBy::Log))
    }

    /// Returns how this function may invoke another one, at most once by each trigger of that one and each `sends` of this one,
    /// unless a declaration allows it.
    fn steps_to(&self, other: &Self, [from, to]: [usize; 2]) -> Vec<Step> {
        let is_self = from == to;
        let step = |by, words| Step {
            from,
            to,
            by,
            words,
        };
        let [this, that] = [self, other].map(|node| &node.function.handler);
        let mut steps: Vec<Step> = Vec::new();
        for (index, written, is_allowed) in &other.written {
            let is_known = |step: &Step| matches!(step.by, By::Trigger(known) if known == *index);
            if *is_allowed || steps.iter().any(is_known) || !self.writes(written, that) {
                continue;
            }
            let words = if is_self {
                let trigger = other.function.triggers.get(*index);
                alone(written, trigger.map_or("", Trigger::keyword))
            } else {
                format!(
                    "`{this}` may write to `{}`, which invokes `{that}`",
                    written.name
                )
            };
            steps.push(step(By::Trigger(*index), words));
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
    let event = || Known {
        sources: to.source.iter().cloned().collect(),
        detail_types: to.detail_type.iter().cloned().collect(),
    };
    let actions = to.kind.actions().iter().copied();
    to.kind == ReceiverKind::EventBus && written.is_by_event(&to.arn, &event())
        || to.kind != ReceiverKind::EventBus
            && written.is_allowed_by(&Statement::allow(actions, [to.arn.as_str()]))
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
