//! Draws a manifest: what invokes each function, and what the function may access.

use std::{collections::BTreeMap, fmt::Write};

use crate::{
    aws::{Arn, Effect},
    manifest::{Function, Manifest},
};

impl Manifest {
    /// Returns the manifest as a [Mermaid](https://mermaid.js.org) flowchart.
    ///
    /// A solid arrow goes from a source of events to the function that it invokes. A dotted arrow goes from a function
    /// to what it may access, and a dotted arrow with a cross to what a statement denies. Resources in the account and
    /// region of the deployment are shown by service and name, others by their ARN.
    #[must_use]
    #[cfg(feature = "cloudformation")]
    pub fn mermaid(&self) -> String {
        let mut chart = Flowchart::default();
        for (number, function) in self.functions().enumerate() {
            chart.add(&format!("function{}", number + 1), function);
        }
        format!("flowchart LR\n{}{}", chart.nodes, chart.edges)
    }
}

/// The lines of a flowchart, and the nodes in it.
#[derive(Default)]
struct Flowchart<'a> {
    nodes: String,
    edges: String,
    resources: BTreeMap<&'a str, String>,
}

impl<'a> Flowchart<'a> {
    fn add(&mut self, id: &str, function: &'a Function) {
        self.node(id, &format!("[\"{}\"]", escaped(&function.handler)));
        for trigger in &function.triggers {
            let source = self.resource(trigger.source());
            self.edge(&source, "-->", &escaped(&trigger.invocation()), id);
        }
        for ((resource, arrow), actions) in touched(function) {
            let resource = self.resource(resource);
            self.edge(id, arrow, &actions.join("<br>"), &resource);
        }
        for policy in &function.managed_policies {
            let policy = self.resource(policy);
            self.edge(id, "-.->", "managed policy", &policy);
        }
    }

    /// Returns the id of a resource's node.
    fn resource(&mut self, resource: &'a str) -> String {
        if let Some(id) = self.resources.get(resource) {
            return id.clone();
        }
        let id = format!("resource{}", self.resources.len() + 1);
        self.node(&id, &format!("([\"{}\"])", label(resource)));
        self.resources.insert(resource, id.clone());
        id
    }

    // Writing to a string cannot fail.
    fn node(&mut self, id: &str, shape: &str) {
        _ = writeln!(self.nodes, "    {id}{shape}");
    }

    fn edge(&mut self, from: &str, arrow: &str, text: &str, to: &str) {
        _ = writeln!(self.edges, "    {from} {arrow}|\"{text}\"| {to}");
    }
}

/// Returns the actions of a function by resource and kind of arrow, in the order of the policy.
fn touched(function: &Function) -> Vec<((&str, &'static str), Vec<String>)> {
    let mut touched: Vec<((&str, &'static str), Vec<String>)> = Vec::new();
    for statement in &function.policy.statement {
        let arrow = match statement.effect {
            Effect::Allow => "-.->",
            Effect::Deny => "--x",
        };
        let actions = statement.action.iter().map(|action| {
            let condition = if statement.condition.is_some() {
                ", on a condition"
            } else {
                ""
            };
            escaped(action) + condition
        });
        for resource in &statement.resource {
            let key = (resource.as_str(), arrow);
            match touched.iter_mut().find(|(known, _)| *known == key) {
                Some((_, known)) => known.extend(actions.clone()),
                None => touched.push((key, actions.clone().collect())),
            }
        }
    }
    touched
}

/// Returns `kinesis<br>stream/my-stream` for a resource of the deployment, or the whole ARN for any other.
fn label(resource: &str) -> String {
    let own = |part: &str, placeholder| part.is_empty() || part == placeholder;
    match Arn::parse(resource) {
        _ if resource == "*" => "every resource".to_owned(),
        Some(arn)
            if arn.partition == "${AWS::Partition}"
                && own(arn.region, "${AWS::Region}")
                && own(arn.account, "${AWS::AccountId}") =>
        {
            format!("{}<br>{}", escaped(arn.service), escaped(arn.resource))
        }
        _ => escaped(resource),
    }
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
