//! The difference between two manifests, rights first.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Cell, Report, Section,
    facts::{conditions, name, receiver, resource_name, source_name, verb},
};
use crate::{
    manifest::{Function, Manifest, Value},
    value::ToValue as _,
};

/// What is compared: something with a name of one or two parts, and its properties.
type Listed = BTreeMap<Vec<String>, BTreeMap<String, String>>;

pub(super) fn report(before: &Manifest, after: &Manifest) -> Report {
    let functions = [before, after].map(functions);
    let resources = [before, after].map(resources);
    let mut properties = changed(&functions);
    properties.extend(changed(&resources));
    Report::new(
        "Changes",
        [
            Section {
                heading: "Rights",
                columns: vec!["", "function", "", "on", "actions"],
                rows: rights(before, after),
            },
            Section {
                heading: "Functions",
                columns: vec!["", "function"],
                rows: added_and_removed(&functions),
            },
            Section {
                heading: "Created",
                columns: vec!["", "resource"],
                rows: added_and_removed(&resources),
            },
            Section {
                heading: "Properties",
                columns: vec!["of", "property", "before", "after"],
                rows: properties,
            },
        ],
    )
}

/// Returns the rights that only one of two manifests gives, those of triggers and properties included: each counts in a
/// review.
fn rights(before: &Manifest, after: &Manifest) -> Vec<Vec<Cell>> {
    let [before, after] = [before, after].map(|manifest| {
        let rights = manifest.functions().flat_map(granted);
        rights.collect::<BTreeSet<_>>()
    });
    let mut rows: BTreeMap<[String; 4], Cell> = BTreeMap::new();
    for (change, only) in [("added", &after - &before), ("removed", &before - &after)] {
        for [function, verb, on, action] in only {
            let row = [change.to_owned(), function, verb, on];
            rows.entry(row).or_default().push(action);
        }
    }
    rows.into_iter()
        .map(|(cells, actions)| {
            let cells = cells.into_iter().map(|cell| vec![cell]);
            cells.chain([actions]).collect()
        })
        .collect()
}

/// Returns the rights of a function one by one: its handler, whether it may, on what, and the action.
fn granted(function: &Function) -> Vec<[String; 4]> {
    let mut rights = Vec::new();
    let mut add = |verb: &str, on, action: &str| {
        rights.push([
            function.handler.clone(),
            verb.to_owned(),
            on,
            action.to_owned(),
        ]);
    };
    for statement in &function.policy.statement {
        let conditions = conditions(statement).join(" and ");
        for resource in &statement.resource {
            let on = name(resource_name(resource));
            let on = if conditions.is_empty() {
                on
            } else {
                format!("{on}, {conditions}")
            };
            for action in statement.actions_in_words() {
                add(verb(statement), on.clone(), &action);
            }
        }
    }
    for policy in &function.managed_policies {
        add("has", name(resource_name(policy)), "managed policy");
    }
    rights
}

fn functions(manifest: &Manifest) -> Listed {
    let entries = manifest.functions().map(|function| {
        let mut properties = BTreeMap::new();
        let value = function.to_value();
        for (key, value) in value
            .as_object()
            .into_iter()
            .flat_map(crate::manifest::Map::iter)
        {
            match key {
                // The rights have a table of their own, triggers are listed by their sources, and what is sent by its names.
                "name" | "handler" | "policy" | "managed_policies" | "triggers" | "sends" => {}
                "properties" => flatten("", value, &mut properties),
                _ => flatten(key, value, &mut properties),
            }
        }
        for sends in &function.sends {
            properties.insert(format!("sends {}", sends.name), receiver(sends));
        }
        for trigger in &function.triggers {
            let source = name(source_name(trigger));
            properties.insert(source.clone(), "a trigger".to_owned());
            flatten(&source, &trigger.to_value(), &mut properties);
        }
        (vec![function.handler.clone()], properties)
    });
    entries.collect()
}

fn resources(manifest: &Manifest) -> Listed {
    let jobs = manifest.jobs.iter();
    let resources = jobs.flat_map(|job| {
        job.resources
            .iter()
            .map(move |resource| (&job.name, resource))
    });
    let entries = resources.map(|(job, resource)| {
        let mut properties = BTreeMap::new();
        flatten("", &resource.to_value(), &mut properties);
        (
            vec![resource.declaration(), format!("of {job}")],
            properties,
        )
    });
    entries.collect()
}

/// Adds the values in `value` by their paths, such as `TracingConfig.Mode`.
fn flatten(path: &str, value: &Value, properties: &mut BTreeMap<String, String>) {
    let dot = if path.is_empty() { "" } else { "." };
    match value {
        Value::Object(entries) => {
            for (key, value) in entries.iter() {
                flatten(&format!("{path}{dot}{key}"), value, properties);
            }
        }
        Value::Text(text) => _ = properties.insert(path.to_owned(), text.clone()),
        value => _ = properties.insert(path.to_owned(), value.to_string()),
    }
}

fn added_and_removed([before, after]: &[Listed; 2]) -> Vec<Vec<Cell>> {
    let only = |of: &Listed, other: &Listed, change: &str| {
        let names = of.keys().filter(|name| !other.contains_key(*name));
        let rows = names.map(|name| vec![vec![change.to_owned()], name.clone()]);
        rows.collect::<Vec<_>>()
    };
    let mut rows = only(after, before, "added");
    rows.extend(only(before, after, "removed"));
    rows
}

/// Returns the properties that differ, of what both have.
fn changed([before, after]: &[Listed; 2]) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for (name, after) in after {
        let Some(before) = before.get(name) else {
            continue;
        };
        let properties: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        for property in properties {
            let [before, after] = [before, after].map(|properties| properties.get(property));
            if before != after {
                let cell = |value: Option<&String>| value.cloned().into_iter().collect();
                rows.push(vec![
                    name.clone(),
                    vec![property.clone()],
                    cell(before),
                    cell(after),
                ]);
            }
        }
    }
    rows
}
