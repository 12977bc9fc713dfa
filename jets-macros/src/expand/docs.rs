//! Generates documentation from the declaration: what triggers a function, and what it may do.

use std::{borrow::Cow, fmt::Write};

use jets_core::manifest::{Map, Statement, ToValue as _, Value};

use proc_macro2::{Delimiter, Group, Literal, Punct, Spacing, Span, TokenStream};
use quote::quote_spanned;

use crate::{
    check::model::{Function, Job, Sends},
    syntax::{Attribute, Tokens},
};

/// Returns `true` if the user wrote documentation.
pub(super) fn has_docs(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.is("doc"))
}

/// Returns a doc comment at `span`, which is in the user's file.
///
/// rustdoc takes the file of a comment's examples from the spans of its lines.
pub(super) fn comment(text: &str, span: Span) -> Tokens {
    let text = literal(text, span);
    let mut sign = Punct::new('#', Spacing::Alone);
    sign.set_span(span);
    let mut attribute = Group::new(Delimiter::Bracket, quote_spanned!(span=> doc = #text));
    attribute.set_span(span);
    [sign.into(), attribute.into()].into_iter().collect()
}

/// Returns a literal of a text. Without optimisation, the compiler reads a raw string much faster than the macro can escape
/// its letters, or than `proc_macro2` can read it. Clippy refuses `#` around a text without quotes.
pub(super) fn literal(text: &str, span: Span) -> Tokens {
    // Fewer letters are escaped faster than the compiler is called.
    const LONG: usize = 100;
    let has = |byte| text.as_bytes().contains(&byte);
    let hash = if has(b'"') { "#" } else { "" };
    let is_plain = text.is_ascii() && !has(b'\r') && !(has(b'#') && text.contains("\"#"));
    if is_plain
        && text.len() > LONG
        && proc_macro::is_available()
        && let Ok(mut raw) = format!("r{hash}\"{text}\"{hash}").parse::<proc_macro::Literal>()
    {
        // The compiler's own span, which there is because `proc_macro` is available.
        raw.set_span(span.unwrap());
        let raw = proc_macro::TokenTree::Literal(raw);
        return TokenStream::from(proc_macro::TokenStream::from(raw)).into();
    }
    let mut text = Literal::string(text);
    text.set_span(span);
    Tokens::from_iter([text.into()])
}

/// Returns the table of a job's functions with their [`triggers`], for its struct.
pub(super) fn of_job(job: &Job, triggers: &[String], needs_title: bool) -> String {
    let mut text = String::from("\n\n");
    if needs_title {
        _ = writeln!(text, "The Lambda functions of `{}`.\n", job.name);
    }
    text.push_str("| Lambda function | handler | triggers |\n| --- | --- | --- |\n");
    for (function, triggers) in job.functions.iter().zip(triggers) {
        _ = writeln!(
            text,
            "| `{}` | `{}` | {triggers} |",
            cell(&function.manifest.name),
            cell(&function.manifest.handler),
        );
    }
    text
}

/// Returns the table of one function with its [`triggers`], for its method.
pub(super) fn of_function(
    declared: &Function,
    triggers: &str,
    sends: &[Sends],
    needs_title: bool,
) -> String {
    let function = &declared.manifest;
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
    _ = writeln!(text, "| triggers | {triggers} |");
    for (index, sends) in sends.iter().enumerate() {
        if declared.sends(index) {
            let receiver = sends.receiver.to_string().replace(' ', "");
            _ = writeln!(text, "| sends to | `{receiver}` |");
        }
    }
    let properties = settings(&function.properties.to_value());
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

/// Returns the triggers as they were written, each with what it sets in AWS.
pub(super) fn triggers(function: &Function) -> String {
    let triggers = function.triggers.iter().zip(&function.manifest.triggers);
    let triggers = triggers.map(|(written, trigger)| {
        let mut declaration = written.keyword.to_owned();
        let argument = written.argument.to_string();
        if argument.starts_with('"') {
            declaration = format!("{declaration} {argument}");
        }
        let settings = settings(&trigger.to_value());
        format!("`{}`: {settings}", cell(&declaration))
    });
    let triggers: Vec<String> = triggers.collect();
    if triggers.is_empty() {
        return "none: it is invoked by name".to_owned();
    }
    triggers.join("<br>")
}

/// Returns what is set in AWS as one line, such as `BatchSize 100, StartingPosition "LATEST"`.
fn settings(value: &Value) -> String {
    let mut settings = Vec::new();
    add_settings(value, &mut settings);
    settings.join(", ")
}

/// Adds the settings, which have AWS's names. All other names are those of parts.
fn add_settings(value: &Value, settings: &mut Vec<String>) {
    for (name, value) in value.as_object().into_iter().flat_map(Map::iter) {
        if !name.starts_with(char::is_uppercase) {
            add_settings(value, settings);
        } else if name != "Description" && name != "EventSourceArn" {
            settings.push(format!("{name} `{}`", cell(&value.to_string())));
        }
    }
}

fn permission(statement: &Statement) -> String {
    let quoted = |texts: &[String]| {
        let texts: Vec<Cow<'_, str>> = texts.iter().map(|text| cell(text)).collect();
        texts.join("`, `")
    };
    let effect = match statement.effect {
        jets_core::manifest::Effect::Deny => "may not",
        _ => "may",
    };
    let condition = statement.condition.as_ref().map(|condition| {
        let condition = condition.to_value().to_string();
        format!(", if `{}`", cell(&condition))
    });
    format!(
        "{effect} | `{}` on `{}`{}",
        quoted(&statement.actions_in_words()),
        quoted(&statement.resource),
        condition.unwrap_or_default(),
    )
}

/// Escapes a text for a cell of a Markdown table.
fn cell(text: &str) -> Cow<'_, str> {
    // Nearly every text is one.
    if !text.contains('|') && !text.contains('\n') && !text.contains('`') {
        return Cow::Borrowed(text);
    }
    let text = text.replace('|', "\\|");
    Cow::Owned(text.replace(['\n', '`'], " "))
}
