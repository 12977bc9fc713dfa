//! What the function gets in the place of the event: a value, a part of the event, or a template that parts of the event
//! are filled into.

use std::collections::BTreeMap;

use jets_core::{
    manifest::{InputTransformer, Map, Value as Json},
    triggers::rule::RuleTrigger,
};

use crate::{
    diagnostics::did_you_mean,
    triggers::contract::{Draft, Form},
    values::{Options, Rule, Text, Value, json, option, set, thousands},
};

const INPUT: &str = "input";
const INPUT_PATH: &str = "input_path";
const INPUT_TRANSFORMER: &str = "input_transformer";

pub const OPTIONS: &[Rule<Draft<RuleTrigger>>] = &[
    set!(option input in rule = input),
    option(INPUT_PATH, |value, trigger| {
        trigger.rule.input_path = value.text(PATH).and_then(|text| path(text, true));
    }),
    set!(option input_transformer in rule = transformer),
];

/// The maximum length of a target's `Input`, and of an `InputTemplate`.
const MAX_INPUT: usize = 8192;

/// The maximum length of a target's `InputPath`.
const MAX_PATH: usize = 256;

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

const PATH: &str = "a path in the event, such as `\"$.detail.order\"`";

/// Checks a path. The [names in it][1] are not limited; `takes_names_in_brackets` says whether they may stand in brackets.
///
/// [1]: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
fn path(text: Text<'_>, takes_names_in_brackets: bool) -> Option<String> {
    let masked = text.masked()?;
    let name = text.name;
    let characters = masked.chars().count();
    let is_path = masked
        .strip_prefix('$')
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
    let is_index = |inside: &str| {
        let index = inside.split(']').next().unwrap_or_default();
        index == "*" || !index.is_empty() && index.bytes().all(|digit| digit.is_ascii_digit())
    };
    let problem = if !is_path {
        Some(format!("`{name}` takes {PATH}, which begins with `$`"))
    } else if characters > MAX_PATH {
        Some(format!(
            "`{name}` has at most {MAX_PATH} characters, not {characters}"
        ))
    } else if !takes_names_in_brackets && !masked.split('[').skip(1).all(is_index) {
        Some(format!(
            "`{name}` takes a name in a path after a dot, `$.detail.order`; brackets are for indexes, `$.resources[0]`"
        ))
    } else {
        None
    };
    text.unless(problem)
}

const INPUT_PATHS_MAP: &str = "input_paths_map";
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
    let text = text_of(&json);
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
        let path = entry.text(PATH).and_then(|text| path(text, false));
        paths.insert(name.to_owned(), path.unwrap_or_default());
    }
    paths
}

/// The [placeholders that need no path][1], and whether each stands for a whole value alone.
///
/// [1]: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html#eb-transform-input-predefined
const PREDEFINED: [(&str, bool); 5] = [
    ("aws.events.rule-arn", false),
    ("aws.events.rule-name", false),
    ("aws.events.event.ingestion-time", false),
    ("aws.events.event", true),
    ("aws.events.event.json", true),
];

/// Reports placeholders without a path, and those where EventBridge does not fill them in.
fn check_placeholders(value: Value<'_>, paths: &Paths) -> bool {
    let mut are_known = true;
    if let Some(text) = value.as_text() {
        let problem = placeholders(&text)
            .into_iter()
            .find_map(|name| problem_of(name, is_whole(&text, name), paths));
        are_known = text.unless(problem).is_some();
    }
    for item in value.as_list().unwrap_or_default() {
        are_known &= check_placeholders(item, paths);
    }
    for entry in value.as_map().iter().flat_map(|entries| entries.iter()) {
        let placeholder = placeholders(entry.name).into_iter().next();
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

fn problem_of(name: &str, is_whole: bool, paths: &Paths) -> Option<String> {
    if let Some((_, needs_whole)) = PREDEFINED.iter().find(|(known, _)| *known == name) {
        return (*needs_whole && !is_whole).then(|| {
            format!("`<{name}>` stands for JSON: write it as a whole value, `\"<{name}>\"`")
        });
    }
    if paths.contains_key(name) {
        return None;
    }
    let known = paths.keys().map(String::as_str);
    let known = known.chain(PREDEFINED.iter().map(|(known, _)| *known));
    let hint = match did_you_mean(name, known) {
        hint if hint.is_empty() => format!("; add `{name}: \"$.detail.…\"` to it"),
        hint => hint,
    };
    Some(format!(
        "placeholder `<{name}>` is not in `{INPUT_PATHS_MAP}`{hint}"
    ))
}

/// Returns the names in the placeholders of a text, such as `id` in `order <id>`.
fn placeholders(text: &str) -> Vec<&str> {
    let behind = text.split('<').skip(1);
    let names = behind.filter_map(|rest| Some(rest.split_once('>')?.0));
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || "._-".contains(letter);
    let names = names.filter(|name| !name.is_empty() && name.chars().all(is_name));
    names.collect()
}

fn is_whole(text: &str, name: &str) -> bool {
    text.strip_prefix('<')
        .and_then(|text| text.strip_suffix('>'))
        == Some(name)
}

/// Returns the template as JSON, except that a placeholder alone is not in quotes: it stands for a value of any kind.
fn text_of(json: &Json) -> String {
    let listed = |parts: Vec<String>| parts.join(",");
    match json {
        Json::Text(text) if placeholders(text).iter().any(|name| is_whole(text, name)) => {
            text.clone()
        }
        Json::Array(items) => {
            let items = items.iter().map(text_of);
            format!("[{}]", listed(items.collect()))
        }
        Json::Object(entries) => {
            let entries = Map::iter(entries)
                .map(|(key, value)| format!("{}:{}", Json::from(key), text_of(value)));
            format!("{{{}}}", listed(entries.collect()))
        }
        other => other.to_string(),
    }
}
