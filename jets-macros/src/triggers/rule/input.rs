//! What the function gets in the place of the event: a value, a part of the event, or a template that parts of the event
//! are filled into.

use std::collections::BTreeMap;

use jets_core::{
    manifest::{InputTransformer, Value as Json},
    rules::text,
    triggers::rule::RuleTrigger,
};

use crate::{
    triggers::contract::{Draft, Form},
    values::{Options, Rule, Value, json, option, set, thousands},
};

const INPUT: &str = "input";
const INPUT_PATH: &str = "input_path";
const INPUT_TRANSFORMER: &str = "input_transformer";

pub const OPTIONS: &[Rule<Draft<RuleTrigger>>] = &[
    set!(option input in rule = input),
    option(INPUT_PATH, |value, trigger| {
        trigger.rule.input_path = path(value, true);
    }),
    set!(option input_transformer in rule = transformer),
];

/// The maximum length of a target's `Input`, and of an `InputTemplate`.
const MAX_INPUT: usize = 8192;

/// Reports an input beside another one, or for a function that takes the event's detail.
pub fn check(options: &Options<'_>, form: Option<Form>) {
    let given = [INPUT, INPUT_PATH, INPUT_TRANSFORMER].map(|name| options.find(name));
    let mut given = given.into_iter().flatten();
    let Some(first) = given.next() else {
        return;
    };
    let name = first.name;
    for other in given {
        let other_name = other.name;
        other.error_at_key(format!(
            "`{other_name}` cannot stand beside `{name}`: the function gets one input"
        ));
    }
    if form.is_some() {
        first.error_at_key(format!(
            "with `{name}`, there is no `event_detail`: the function gets the input as its `event`"
        ));
    }
}

fn input(value: Value<'_>) -> Option<Json> {
    let input = json::check(value)?;
    is_short(value, &input.to_string()).then_some(input)
}

/// Reports an input that is too long as JSON.
fn is_short(value: Value<'_>, json: &str) -> bool {
    let characters = json.chars().count();
    if characters > MAX_INPUT {
        let (name, max) = (value.name, thousands(MAX_INPUT));
        value.error(format!(
            "`{name}` has at most {max} characters as JSON, not {characters}"
        ));
    }
    characters <= MAX_INPUT
}

fn path(value: Value<'_>, takes_names_in_brackets: bool) -> Option<String> {
    let path = value.text(text::EVENT_PATH)?;
    path.unless(text::event_path(
        path.name,
        &path.masked()?,
        takes_names_in_brackets,
    ))
}

const INPUT_PATHS_MAP: &str = InputTransformer::INPUT_PATHS_MAP;
const INPUT_TEMPLATE: &str = "input_template";

/// The paths of a transformer, by the name of the placeholder.
type Paths = BTreeMap<String, String>;

const TRANSFORMER: &[Rule<Paths>] = &[
    option(INPUT_PATHS_MAP, |value, target| *target = paths(value)),
    // Its placeholders are checked when the names of the paths are known.
    option(INPUT_TEMPLATE, |_, _| {}),
];

/// Checks `{ input_paths_map: { id: "$.detail.id" }, input_template: { order: "<id>" } }`.
fn transformer(value: Value<'_>) -> Option<InputTransformer> {
    let entries = value.map("a map such as `{ input_paths_map: { id: \"$.detail.id\" }, input_template: { order: \"<id>\" } }`")?;
    let mut paths = Paths::new();
    let options = entries.apply(&[TRANSFORMER], &mut paths);
    let Some(template) = options.find(INPUT_TEMPLATE) else {
        if options.are_complete {
            let name = value.name;
            value.error_at_brace(format!("`{name}` needs `{INPUT_TEMPLATE}`, the input with placeholders such as `<id>` for parts of the event"));
        }
        return None;
    };
    let are_known = check_placeholders(template, &paths);
    let json = json::check(template)?;
    let text = InputTransformer::text_of(&json);
    (are_known && is_short(template, &text)).then(|| InputTransformer::new(paths, text))
}

/// The maximum number of paths: `TransformerPaths` of EventBridge's API model, which also limits their names.
const MAX_PATHS: usize = 100;

fn paths(value: Value<'_>) -> Paths {
    let mut paths = Paths::new();
    let Some(entries) = value.map("a map from names to paths, such as `{ id: \"$.detail.id\" }`")
    else {
        return paths;
    };
    let name = value.name;
    if entries.len() > MAX_PATHS {
        value.error(format!("`{name}` has at most {MAX_PATHS} paths"));
    }
    for entry in entries.iter() {
        let name = entry.name;
        let is_name = |letter: char| letter.is_ascii_alphanumeric() || "_-".contains(letter);
        if name.is_empty() || name.len() > 256 || !name.chars().all(is_name) {
            entry.error_at_key(format!("`{name}` is not the name of a placeholder: one is of at most 256 ASCII letters, digits, `_` and `-`"));
        } else if name.starts_with("AWS") {
            entry.error_at_key(format!(
                "`{name}` begins with `AWS`, which is kept for names of AWS"
            ));
        } else if entry.has_key_of_template() && paths.contains_key(name) {
            entry.error_at_key(format!("name `{name}` is given twice"));
        }
        // If the path was refused, its name is known nevertheless.
        let path = path(entry, false);
        paths.insert(name.to_owned(), path.unwrap_or_default());
    }
    paths
}

/// Reports placeholders without a path, and those where EventBridge does not fill them in.
fn check_placeholders(value: Value<'_>, paths: &Paths) -> bool {
    let mut are_known = true;
    if let Some(text) = value.as_text() {
        let problem = InputTransformer::problem_of_text(&text, paths);
        are_known = text.unless(problem).is_some();
    }
    for item in value.as_list().unwrap_or_default() {
        are_known &= check_placeholders(item, paths);
    }
    for entry in value.as_map().iter().flat_map(|entries| entries.iter()) {
        let placeholder = InputTransformer::placeholders(entry.name)
            .into_iter()
            .next();
        if let Some(name) = placeholder {
            entry.error_at_key(format!(
                "`<{name}>` in a key is not filled in: EventBridge fills in values only"
            ));
            are_known = false;
        }
        are_known &= check_placeholders(entry.called(value.name), paths);
    }
    are_known
}
