//! Draws a manifest as a flowchart of Mermaid.

use std::{collections::BTreeMap, fmt::Write};

use super::{
    LOST,
    facts::{self, Failure, Then},
};
use crate::{
    aws::{Effect, ReceiverKind, Statement},
    manifest::{Function, Manifest},
    triggers::Trigger,
};

/// The largest number of actions on an arrow, and of characters of a name.
const MAX_ACTIONS: usize = 4;
const MAX_NAME: usize = 60;

pub(super) fn write(manifest: &Manifest) -> String {
    let mut chart = Flowchart::default();
    let mut jobs = String::new();
    let mut functions = Vec::new();
    for (number, job) in manifest.jobs.iter().enumerate() {
        _ = writeln!(
            jobs,
            "    subgraph job{}[\"{}\"]",
            number + 1,
            escaped(&job.name)
        );
        for function in &job.functions {
            let id = format!("function{}", functions.len() + 1);
            _ = writeln!(jobs, "        {id}[\"{}\"]", escaped(&function.name));
            functions.push((id, function));
        }
        jobs.push_str("    end\n");
    }
    for (id, function) in &functions {
        chart.add(manifest, id, function);
        chart.add_sends(function, id, &functions);
    }
    let lost = if chart.lost.is_empty() {
        String::new()
    } else {
        format!("    linkStyle {} stroke:#cf222e\n", chart.lost.join(","))
    };
    format!("flowchart LR\n{jobs}{}{}{lost}", chart.nodes, chart.arrows)
}

/// The lines of a flowchart outside of the jobs.
#[derive(Default)]
struct Flowchart {
    nodes: String,
    arrows: String,
    count: usize,
    /// The numbers of the arrows at whose end something is lost.
    lost: Vec<String>,
    ids: BTreeMap<String, String>,
}

impl Flowchart {
    fn add(&mut self, manifest: &Manifest, id: &str, function: &Function) {
        for trigger in &function.triggers {
            self.add_trigger(manifest, id, function, trigger);
        }
        for (resource, effect, actions) in own_rights(function) {
            let resource = self.resource(resource);
            let arrow = match effect {
                Effect::Allow => "-.->",
                Effect::Deny => "-.-x",
            };
            self.arrow(id, arrow, &actions.join("<br>"), &resource);
        }
        for policy in &function.managed_policies {
            let policy = self.resource(policy);
            self.arrow(id, "-.->", "managed policy", &policy);
        }
    }

    fn add_trigger(
        &mut self,
        manifest: &Manifest,
        id: &str,
        function: &Function,
        trigger: &Trigger,
    ) {
        let source = self.node(&facts::source(trigger), facts::source_name(trigger));
        let failure = Failure::of(manifest, function, Some(trigger));
        let retries = escaped(&failure.retries);
        let then = if failure.is_lost() { LOST } else { "" };
        let text = format!("{}<br>{retries}{then}", escaped(&trigger.invocation()));
        self.arrow(&source, "-->", &text, id);
        if failure.is_lost() {
            self.lost.push((self.count - 1).to_string());
        }
        match failure.then {
            Then::At(targets) => {
                for target in targets {
                    let target = self.resource(&target);
                    self.arrow_once(id, "==>", "failed", &target);
                }
            }
            Then::Moved(queue) => {
                let queue = self.resource(&queue);
                self.arrow_once(&source, "==>", "failed", &queue);
            }
            Then::Lost | Then::Unknown => {}
        }
        if let Some(target) = facts::undelivered(trigger) {
            let target = self.resource(&target);
            self.arrow_once(&source, "==>", "undelivered", &target);
        }
    }

    /// Adds what the function sends to: what invokes the function that receives, or that function.
    fn add_sends(&mut self, function: &Function, id: &str, functions: &[(String, &Function)]) {
        for sends in &function.sends {
            let mut receivers = functions.iter();
            let receiver = receivers.find(|(_, receiver)| receiver.handler == sends.handler);
            let triggers = receiver.map(|(_, receiver)| receiver.triggers.as_slice());
            let mut sources = triggers.unwrap_or_default().iter();
            let source =
                sources.find(|trigger| trigger.parts().destination().as_ref() == Some(&sends.to));
            let to = match (source, receiver) {
                (Some(source), _) => self.node(&facts::source(source), facts::source_name(source)),
                (None, Some((receiver, _))) if sends.to.kind == ReceiverKind::Function => {
                    receiver.clone()
                }
                _ => self.resource(&sends.to.arn),
            };
            self.arrow(id, "-->", &escaped(&sends.name), &to);
        }
    }

    fn resource(&mut self, resource: &str) -> String {
        self.node(resource, facts::resource_name(resource))
    }

    fn node(&mut self, resource: &str, [service, name]: [String; 2]) -> String {
        if let Some(id) = self.ids.get(resource) {
            return id.clone();
        }
        let id = format!("resource{}", self.ids.len() + 1);
        let break_ = if service.is_empty() { "" } else { "<br>" };
        let name = escaped(&shortened(&name));
        // Writing to a string cannot fail.
        _ = writeln!(
            self.nodes,
            "    {id}(\"{}{break_}{name}\")",
            escaped(&service)
        );
        self.ids.insert(resource.to_owned(), id.clone());
        id
    }

    fn arrow(&mut self, from: &str, arrow: &str, text: &str, to: &str) {
        _ = writeln!(self.arrows, "    {from} {arrow}|\"{text}\"| {to}");
        self.count += 1;
    }

    /// Adds an arrow that several triggers of a function may have in common.
    fn arrow_once(&mut self, from: &str, arrow: &str, text: &str, to: &str) {
        let line = format!("    {from} {arrow}|\"{text}\"| {to}\n");
        if !self.arrows.contains(&line) {
            self.arrow(from, arrow, text, to);
        }
    }
}

/// Returns the actions of a function by resource and effect, in the order of the policy.
fn own_rights(function: &Function) -> Vec<(&str, Effect, Vec<String>)> {
    let mut rights: Vec<(&str, Effect, Vec<String>)> = Vec::new();
    for statement in facts::own_rights(function) {
        for resource in &statement.resource {
            let actions = actions(statement);
            let mut known = rights.iter_mut();
            match known.find(|(known, effect, _)| known == resource && *effect == statement.effect)
            {
                Some((_, _, known)) => known.extend(actions),
                None => rights.push((resource, statement.effect, actions)),
            }
        }
    }
    for (_, _, actions) in &mut rights {
        if actions.len() > MAX_ACTIONS {
            let more = actions.split_off(MAX_ACTIONS - 1).len();
            actions.push(format!("and {more} more"));
        }
    }
    rights
}

fn actions(statement: &Statement) -> Vec<String> {
    let condition = match statement.condition {
        Some(_) => ", on a condition",
        None => "",
    };
    let actions = statement.actions_in_words().into_iter();
    actions.map(|action| escaped(&action) + condition).collect()
}

/// Returns a name without what the names of all functions begin with, and not too long for a picture.
fn shortened(name: &str) -> String {
    let name = name.replace("${Project}-${Environment}-", "");
    if name.chars().count() <= MAX_NAME {
        return name;
    }
    name.chars().take(MAX_NAME - 1).chain(['…']).collect()
}

/// Escapes text for a label, with [entity codes][1].
///
/// [1]: https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '"' | '#' | '<' | '>' | '`' | '&' => _ = write!(escaped, "#{};", u32::from(letter)),
            _ if letter.is_control() => escaped.push(' '),
            _ => escaped.push(letter),
        }
    }
    escaped
}
