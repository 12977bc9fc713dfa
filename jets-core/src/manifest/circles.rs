//! Functions that invoke themselves or each other by what they write.

mod node;
mod receivers;

use std::collections::VecDeque;

use self::{node::Node, receivers::Receivers};
use super::{Destination, Function, Statement};
use crate::{
    resources::{Queue, Resource},
    triggers::Known,
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
