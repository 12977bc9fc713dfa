//! Functions that invoke themselves or each other by what they write.

mod node;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use self::node::Node;
use super::{Destination, Function, ReceiverKind, Statement};
use crate::{
    resources::{Queue, Resource},
    triggers::{Index, Known},
};

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
    /// The trigger, by its index, whose messages the function fails, if it does nothing else.
    failing: Option<usize>,
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
    /// at most one. `created` are the resources that the jobs create.
    #[must_use]
    #[inline]
    pub fn all(functions: &[&Function], created: &[&Resource]) -> Vec<Self> {
        let queues = created.iter().filter_map(|resource| match resource {
            Resource::Queue(queue) => Some((Queue::arn(&queue.name), queue.dead_letters()?.name)),
            _ => None,
        });
        let dead_letters = queues
            .map(|(queue, name)| (queue, Queue::arn(&name)))
            .collect();
        let nodes: Vec<Node<'_>> = functions
            .iter()
            .map(|function| Node::new(function, &dead_letters))
            .collect();
        let receivers = Receivers::of(&nodes);
        let mut circles = Vec::new();
        let mut steps: Vec<Vec<Step>> = Vec::new();
        for (from, sender) in nodes.iter().enumerate() {
            let receivers = receivers.of_sender(sender).into_iter();
            let mut to_others = Vec::new();
            for (to, receiver) in receivers.filter_map(|to| Some((to, nodes.get(to)?))) {
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
            return goes_on(&path).then_some(path);
        }
    }
}

/// Returns `true` if each function that fails messages is invoked with them by the step before.
fn goes_on(path: &[Step]) -> bool {
    let before = path.iter().cycle().skip(path.len().saturating_sub(1));
    let mut steps = before.zip(path);
    steps.all(|(before, step)| match (step.failing, before.by) {
        (None, _) => true,
        (Some(failing), By::Trigger(index)) => failing == index,
        (Some(_), By::Sends(_) | By::Destination) => false,
    })
}

/// Returns what is known of the events that are sent to a bus.
fn event_of(to: &Destination) -> Known {
    Known {
        sources: to.source.iter().cloned().collect(),
        detail_types: to.detail_type.iter().cloned().collect(),
    }
}

/// Returns the right to send somewhere.
fn right_to(to: &Destination) -> Statement {
    Statement::allow(to.kind.actions().iter().copied(), [to.arn.as_str()])
}

/// Finds the functions that another one may invoke. To compare each with each would take quadratic time.
#[derive(Default)]
struct Receivers<'a> {
    written: Index<'a>,
    by_handler: BTreeMap<&'a str, Vec<usize>>,
    by_name: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Receivers<'a> {
    fn of(nodes: &'a [Node<'a>]) -> Self {
        let mut receivers = Self::default();
        for (index, node) in nodes.iter().enumerate() {
            for (_, written, _) in &node.written {
                receivers.written.add(written, index);
            }
            let Function {
                handler,
                function_name,
                ..
            } = node.function;
            receivers.by_handler.entry(handler).or_default().push(index);
            receivers
                .by_name
                .entry(function_name)
                .or_default()
                .push(index);
        }
        receivers
    }

    /// Returns every function that the sender may invoke, and perhaps others.
    fn of_sender(&self, sender: &Node<'_>) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        self.written
            .by_log(&sender.function.log_group_name(), &mut found);
        let failing = sender.failing.iter().map(|(_, right)| right);
        for right in sender.rights.iter().copied().chain(failing) {
            self.written.by_statement(right, &mut found);
        }
        for (_, event) in &sender.events {
            self.written.by_event(event, &mut found);
        }
        for sends in &sender.function.sends {
            found.extend(self.by_handler.get(&*sends.handler).into_iter().flatten());
            match sends.to.kind {
                ReceiverKind::EventBus => self.written.by_event(&event_of(&sends.to), &mut found),
                _ => self.written.by_statement(&right_to(&sends.to), &mut found),
            }
        }
        for resource in &sender.invokes {
            let name = resource.split(':').nth(1);
            let functions = name.and_then(|name| self.by_name.get(name));
            found.extend(functions.into_iter().flatten());
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        aws::Statement,
        triggers::{
            Trigger,
            dynamodb::DynamodbTrigger,
            iot::IotTrigger,
            kinesis::KinesisTrigger,
            logs::LogsTrigger,
            rule::RuleTrigger,
            s3::{S3EventType, S3Trigger},
            sns::SnsTrigger,
            sqs::SqsTrigger,
        },
        value::{Map, Value},
    };

    fn rule(pattern: &str) -> Trigger {
        let pattern: Value = serde_json::from_str(pattern).unwrap();
        let Value::Object(pattern) = pattern else {
            return RuleTrigger::new(Map::default()).into();
        };
        RuleTrigger::new(pattern).into()
    }

    #[test]
    fn every_function_that_may_be_invoked_is_compared() {
        let created = [S3EventType::ObjectCreated];
        let triggers: [Trigger; 12] = [
            SqsTrigger::new("orders").into(),
            SnsTrigger::new("arn:aws:sns:us-west-2:112233445566:orders").into(),
            KinesisTrigger::new("orders").into(),
            DynamodbTrigger::new("arn:aws:dynamodb:us-west-2:112233445566:table/orders/stream/1")
                .into(),
            S3Trigger::new("orders", &created, Some("in/"), None).into(),
            S3Trigger::new("orders", &created, None, Some(".png")).into(),
            IotTrigger::new("SELECT * FROM 'orders/+/new'").into(),
            LogsTrigger::new("/aws/lambda/${Project}-${Environment}-job-f0").into(),
            rule(r#"{"source":["orders"]}"#),
            rule(r#"{"source":[{"prefix":"ord"}],"detail-type":["New"]}"#),
            rule(r#"{"$or":[{"source":["orders"]},{"source":["others"]}]}"#),
            rule(r#"{"source":["aws.s3"],"detail":{"bucket":{"name":[{"prefix":"ord"}]}}}"#),
        ];
        let right = |action: &str, resource: &str| Statement::allow([action], [resource]);
        let event = |source: &str| {
            right("events:PutEvents", "*").only_if("StringEquals", "events:source", source)
        };
        let mut new = event("orders");
        for keys in new.condition.iter_mut().flat_map(BTreeMap::values_mut) {
            keys.insert("events:detail-type".to_owned(), "New".into());
        }
        let rights = [
            new,
            right("sqs:SendMessage", "arn:aws:sqs:*:*:orders"),
            right("sqs:*", "arn:aws:sqs:us-west-2:112233445566:ord*"),
            right("sns:Publish", "arn:aws:sns:*:*:*ers"),
            right("kinesis:Put*", "arn:aws:kinesis:*:*:stream/order?"),
            right("dynamodb:PutItem", "arn:aws:dynamodb:*:*:table/orders"),
            right("s3:PutObject", "arn:aws:s3:::orders/in/*"),
            right("s3:PutObject", "arn:aws:s3:::ord*"),
            right("s3:*", "arn:aws:s3:::o?ders/*.png"),
            right("iot:Publish", "arn:aws:iot:*:*:topic/orders/7/*"),
            right("*", "*"),
            right("events:PutEvents", "*"),
            event("orders"),
            event("others"),
            right("sqs:SendMessage", "arn:aws:sqs:*:*:others"),
        ];
        let mut functions = Vec::new();
        for trigger in &triggers {
            for right in &rights {
                let mut function = Function::new("Job", &format!("f{}", functions.len()));
                function.triggers.push(trigger.clone());
                function.policy.add(right.clone());
                functions.push(function);
            }
        }
        let nodes: Vec<Node<'_>> = functions
            .iter()
            .map(|function| Node::new(function, &BTreeMap::new()))
            .collect();
        let receivers = Receivers::of(&nodes);
        let mut invoked = BTreeSet::new();
        for (from, sender) in nodes.iter().enumerate() {
            let found = receivers.of_sender(sender);
            for (to, receiver) in nodes.iter().enumerate() {
                if !sender.steps_to(receiver, [from, to]).is_empty() {
                    assert!(
                        found.contains(&to),
                        "{:?} {:?}",
                        sender.rights,
                        receiver.function.triggers
                    );
                    invoked.insert(to / rights.len());
                }
            }
        }
        assert_eq!(invoked.len(), triggers.len(), "{invoked:?}");
    }
}
