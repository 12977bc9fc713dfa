//! Documentation made from the declaration: what triggers a function, and what it may do.

use std::fmt::Write;

use jets_core::manifest::{Function, JobManifest, Statement};
use syn::Attribute;

use crate::triggers;

/// Whether the user wrote documentation.
pub(super) fn has_docs(attributes: &[Attribute]) -> bool {
    attributes
        .iter()
        .any(|attribute| attribute.path().is_ident("doc"))
}

/// The table of a job's functions, for its struct.
pub(super) fn of_job(job: &JobManifest, needs_title: bool) -> String {
    let mut text = String::from("\n\n");
    if needs_title {
        _ = writeln!(text, "The Lambda functions of `{}`.\n", job.name);
    }
    text.push_str("| Lambda function | handler | triggers |\n| --- | --- | --- |\n");
    for function in &job.functions {
        _ = writeln!(
            text,
            "| `{}` | `{}` | {} |",
            cell(&function.name),
            cell(&function.handler),
            triggers(function),
        );
    }
    text
}

/// The table of one function, for its method.
pub(super) fn of_function(function: &Function, needs_title: bool) -> String {
    let mut text = String::from("\n\n");
    if needs_title {
        _ = writeln!(
            text,
            "Lambda function `{}`.\n",
            cell(&function.function_name)
        );
    }
    text.push_str("| | |\n| --- | --- |\n");
    _ = writeln!(text, "| handler | `{}` |", cell(&function.handler));
    _ = writeln!(text, "| triggers | {} |", triggers(function));
    let properties = settings(serde_json::to_value(&function.properties).ok());
    if !properties.is_empty() {
        _ = writeln!(text, "| properties | {properties} |");
    }
    for statement in &function.policy.statement {
        _ = writeln!(text, "| {} |", permission(statement));
    }
    for policy in &function.managed_policies {
        _ = writeln!(text, "| managed policy | `{}` |", cell(policy));
    }
    text
}

fn triggers(function: &Function) -> String {
    let triggers: Vec<String> = function
        .triggers
        .iter()
        .filter_map(triggers::describe)
        .map(|trigger| {
            format!(
                "{}: {}",
                trigger.source.replace('|', "\\|"),
                settings(Some(trigger.settings))
            )
        })
        .collect();
    if triggers.is_empty() {
        return "none: it is invoked by name".to_owned();
    }
    triggers.join("<br>")
}

/// `BatchSize 100, StartingPosition "LATEST"`.
fn settings(value: Option<serde_json::Value>) -> String {
    let Some(serde_json::Value::Object(settings)) = value else {
        return String::new();
    };
    let settings: Vec<String> = settings
        .iter()
        .filter(|(name, _)| !matches!(name.as_str(), "EventSourceArn" | "Description"))
        .map(|(name, value)| format!("{name} `{}`", cell(&value.to_string())))
        .collect();
    settings.join(", ")
}

fn permission(statement: &Statement) -> String {
    let quoted = |texts: &[String]| {
        let texts: Vec<String> = texts
            .iter()
            .map(|text| format!("`{}`", cell(text)))
            .collect();
        texts.join(", ")
    };
    let effect = match statement.effect {
        jets_core::manifest::Effect::Allow => "may",
        jets_core::manifest::Effect::Deny => "may not",
    };
    let condition = statement.condition.as_ref().map(|condition| {
        let condition = serde_json::to_string(condition).unwrap_or_default();
        format!(", if `{}`", cell(&condition))
    });
    format!(
        "{effect} | {} on {}{}",
        quoted(&statement.action),
        quoted(&statement.resource),
        condition.unwrap_or_default(),
    )
}

/// A text that leaves a table whole.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace(['\n', '`'], " ")
}
