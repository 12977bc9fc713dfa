//! Knows all keywords, and suggests one for a keyword that is not known.

use jets_core::nearest::nearest;

use super::model::LanguageWord;
use crate::{
    diagnostics::{Errors, did_you_mean_or_any, one_of},
    properties,
    rules::{options, statement},
    syntax::{Declaration, Name},
    triggers,
};

pub const IAM_POLICY: &str = "iam_policy";
pub const MANAGED_IAM_POLICY: &str = "managed_iam_policy";

/// The prefix of a declaration that is for all functions of a job.
const CLASS: &str = "class_";

/// Returns the keyword without its `class_`.
pub fn without_class(keyword: &str) -> &str {
    keyword.strip_prefix(CLASS).unwrap_or(keyword)
}

/// Returns `true` if a declaration begins with `keyword`.
fn is_known(keyword: &str) -> bool {
    all().any(|known| known == keyword)
}

/// Returns `true` if `keyword`, which is not a known one, looks like a misspelt trigger.
pub fn is_meant_as_trigger(keyword: &str) -> bool {
    !is_known(keyword) && nearest(keyword, all()).is_none_or(|near| triggers::find(near).is_some())
}

fn all() -> impl Iterator<Item = &'static str> {
    triggers::SUPPORTED
        .iter()
        .map(|trigger| trigger.name)
        .chain(properties::words())
        .chain([IAM_POLICY, MANAGED_IAM_POLICY])
}

/// Returns the options of a declaration, or `None` if no declaration begins with `keyword`.
fn options_of(keyword: &str) -> Option<Vec<&'static str>> {
    if let Some(trigger) = triggers::find(keyword) {
        return Some((trigger.options)());
    }
    match keyword {
        IAM_POLICY => Some(options::names(&[statement::OPTIONS])),
        MANAGED_IAM_POLICY => Some(Vec::new()),
        _ => properties::find(keyword).map(|property| (property.options)()),
    }
}

/// Records the words of a declaration for editors. `keyword` is without its `class_`.
pub fn note(keyword: &str, declaration: &Declaration, words: &mut Vec<LanguageWord>) {
    // A trigger belongs to one function, so no `class_` keyword declares one.
    let is_of_class = declaration.keyword.text != keyword;
    let options = options_of(keyword).filter(|_| !is_of_class || triggers::find(keyword).is_none());
    words.push(LanguageWord {
        scope: None,
        word: declaration.keyword.clone(),
        is_known: options.is_some(),
    });
    let Some(options) = options else {
        return;
    };
    let named = declaration
        .options
        .iter()
        .filter_map(|option| match &option.name {
            Name::Word(word) => Some(word),
            Name::String { .. } => None,
        });
    words.extend(named.map(|word| LanguageWord {
        scope: Some(declaration.keyword.clone()),
        word: word.clone(),
        is_known: options.contains(&word.text.as_str()),
    }));
}

/// Reports and removes options that are declarations of their own. They follow a `,` where a `;` is missing.
pub fn take_out_declarations(keyword: &str, declaration: &mut Declaration, errors: &mut Errors) {
    let options = options_of(keyword).unwrap_or_default();
    if options.is_empty() {
        return;
    }
    let start = errors.mark();
    let owner = &declaration.keyword;
    declaration.options.retain(|option| {
        let name = option.name.text();
        let is_declaration = !options.contains(&name) && is_known(name);
        if is_declaration {
            errors.at(
                &option.name,
                format!("`{owner}` has no option `{name}`; as a declaration of its own, it comes after a `;`"),
            );
        }
        !is_declaration
    });
    declaration.is_sound &= errors.is_sound_since(start);
}

/// Reports a declaration that no function follows.
pub fn stray(declaration: &Declaration, errors: &mut Errors) {
    let keyword = &declaration.keyword;
    if is_known(&keyword.text) {
        errors.at(
            keyword,
            format!("no function follows this `{keyword}`: a declaration belongs to the next `fn`"),
        );
    } else {
        unknown(&keyword.text, declaration, errors);
    }
}

/// Reports a declaration whose keyword is not known. `keyword` is without its `class_`.
pub fn unknown(keyword: &str, declaration: &Declaration, errors: &mut Errors) {
    let written = &declaration.keyword;
    if triggers::find(keyword).is_some() {
        errors.at(written, format!("`{keyword}` belongs to one function: write it above the function, without `{CLASS}`"));
        return;
    }
    let owners: Vec<&str> = triggers::SUPPORTED
        .iter()
        .filter(|trigger| (trigger.options)().contains(&keyword))
        .map(|trigger| trigger.name)
        .collect();
    if let Some(owner) = owners.first() {
        let owners = one_of(&owners);
        errors.at(
            written,
            format!("`{keyword}` is an option of {owners}: write `{owner} …, {keyword}: …;`"),
        );
        return;
    }
    let class = if written.text.starts_with(CLASS) {
        CLASS
    } else {
        ""
    };
    // A trigger belongs to one function, so no `class_` keyword declares one.
    let known: Vec<String> = all()
        .filter(|word| class.is_empty() || triggers::find(word).is_none())
        .map(|word| format!("{class}{word}"))
        .collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let hint = did_you_mean_or_any("the declarations are", &written.text, &known);
    errors.at(written, format!("unknown declaration `{written}`{hint}"));
}

/// Reports that `written` sets the property `name` a second time.
pub fn twice(written: &Declaration, name: &str, errors: &mut Errors) {
    let keyword = &written.keyword;
    let other_name = if without_class(&keyword.text) == name {
        String::new()
    } else {
        format!(": it is `{name}` by another name")
    };
    errors.at(keyword, format!("`{keyword}` is given twice{other_name}"));
}
