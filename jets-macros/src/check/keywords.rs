//! The keywords of declarations: which are known, and what to write in the place of one that is not.

use jets_core::nearest::nearest;
use proc_macro2::{Ident, Span};

use super::{
    model::{LanguageWord, ParameterKind, bare},
    senders,
};
use crate::{
    diagnostics::{Errors, did_you_mean_or_any, one_of},
    properties, resources,
    syntax::{Declaration, Function, Input, Name, Parameter, SENDS, Value, Word},
    triggers,
    values::names_of,
};

/// The prefix of a declaration that is for all functions of a job.
const CLASS: &str = "class_";

pub fn without_class(keyword: &str) -> &str {
    keyword.strip_prefix(CLASS).unwrap_or(keyword)
}

/// Returns `true` if a keyword has a form for all functions of a job and one for a function.
fn has_class(keyword: &str) -> bool {
    properties::find(keyword).is_some()
}

fn is_known(keyword: &str) -> bool {
    all().any(|known| known == keyword)
}

/// Returns `true` if `keyword`, which is not a known one, looks like a misspelt trigger.
pub fn is_meant_as_trigger(keyword: &str) -> bool {
    !is_known(keyword) && nearest(keyword, all()).is_none_or(|near| triggers::find(near).is_some())
}

fn all() -> impl Iterator<Item = &'static str> {
    let triggers = triggers::SUPPORTED.iter().map(|trigger| trigger.name);
    triggers
        .chain(properties::words())
        .chain(resources::words())
        .chain([SENDS])
}

/// Returns the options of a declaration, or `None` if no declaration begins with `keyword`.
fn options_of(keyword: &str) -> Option<Vec<&'static str>> {
    if let Some(trigger) = triggers::find(keyword) {
        return Some((trigger.options)());
    }
    if keyword == SENDS {
        return Some(names_of(&[senders::OPTIONS]));
    }
    if let Some(resource) = resources::find(keyword) {
        return Some((resource.options)());
    }
    properties::find(keyword).map(|property| (property.options)())
}

/// Reports and removes options that are declarations of their own. They follow a `,` where a `;` is missing.
pub fn take_out_declarations(declaration: &mut Declaration, errors: &Errors) {
    let owner = &declaration.keyword;
    let options = options_of(without_class(&owner.text)).unwrap_or_default();
    if options.is_empty() {
        return;
    }
    let start = errors.mark();
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

/// Reports and removes attributes that are meant as declarations, which stand above the function from now on.
pub fn take_out_attributes(function: &mut Function, errors: &Errors) {
    let declarations = &mut function.declarations;
    function.attributes.retain(|attribute| {
        let Some(keyword) = attribute.word.as_ref().filter(|word| is_known(&word.text)) else {
            return true;
        };
        errors.at(
            attribute,
            format!("`{keyword}` is not an attribute: write `{keyword} …;` above the function"),
        );
        declarations.push(Declaration {
            keyword: keyword.clone(),
            arguments: Vec::new(),
            options: Vec::new(),
            sign: None,
            is_sound: false,
        });
        false
    });
}

/// Reports a declaration that no function follows.
pub fn refuse_stray(declaration: &Declaration, errors: &Errors) {
    let keyword = &declaration.keyword;
    if is_known(&keyword.text) {
        errors.at(
            keyword,
            format!("no function follows this `{keyword}`: a declaration belongs to the next `fn`"),
        );
    } else {
        refuse_unknown(keyword, errors);
    }
}

/// Reports the keyword of a declaration that is not known.
pub fn refuse_unknown(written: &Word, errors: &Errors) {
    errors.at(written, problem_of_unknown(&written.text));
}

fn problem_of_unknown(written: &str) -> String {
    let keyword = without_class(written);
    let has_class = keyword != written;
    if has_class && triggers::find(keyword).is_some() {
        return format!(
            "`{keyword}` belongs to one function: write it above the function, without `{CLASS}`"
        );
    }
    if has_class && (keyword == SENDS || resources::find(keyword).is_some()) {
        return format!("`{keyword}` belongs to the whole job already: write it without `{CLASS}`");
    }
    let owners = triggers::SUPPORTED.iter();
    let owners = owners.filter(|trigger| (trigger.options)().contains(&keyword));
    let owners: Vec<&str> = owners.map(|trigger| trigger.name).collect();
    if let Some(owner) = owners.first() {
        let owners = one_of(&owners);
        return format!("`{keyword}` is an option of {owners}: write `{owner} …, {keyword}: …;`");
    }
    let known: Vec<String> = if has_class {
        properties::words()
            .map(|word| format!("{CLASS}{word}"))
            .collect()
    } else {
        all().map(str::to_owned).collect()
    };
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let hint = did_you_mean_or_any("the declarations are", written, &known);
    format!("unknown declaration `{written}`{hint}")
}

/// Returns the words of all declarations and the names of all parameters, for editors.
pub fn words(input: &Input) -> Vec<LanguageWord> {
    let mut words = Vec::new();
    for job in &input.jobs {
        let arguments = job.declarations.iter().flat_map(|sends| &sends.arguments);
        let senders: Vec<&str> = arguments
            .filter_map(|argument| match argument {
                Value::Receiver { name, .. } => Some(name.text.as_str()),
                _ => None,
            })
            .collect();
        let all = job.functions.iter().flat_map(parameters);
        words.extend(all.filter(|parameter| !senders.contains(&bare(&parameter.word))));
        let functions = job.functions.iter();
        let of_functions = functions.flat_map(|function| &function.declarations);
        let all = job.declarations.iter().chain(of_functions);
        for declaration in all.chain(&job.stray_declarations) {
            add_declaration(declaration, &mut words);
        }
    }
    words
}

fn add_declaration(declaration: &Declaration, words: &mut Vec<LanguageWord>) {
    let scope = &declaration.keyword;
    let keyword = without_class(&scope.text);
    let is_known = is_known(keyword) && (keyword == scope.text || has_class(keyword));
    words.push(LanguageWord {
        scope: None,
        word: scope.clone(),
    });
    for option in &declaration.options {
        if let (Name::Word(word), true) = (&option.name, is_known) {
            words.push(LanguageWord {
                scope: Some(scope.clone()),
                word: word.clone(),
            });
        }
    }
}

fn parameters(function: &Function) -> impl Iterator<Item = LanguageWord> {
    let names = function
        .parameters
        .iter()
        .filter_map(|parameter| match parameter {
            Parameter::Named { name, .. } => Some(name),
            Parameter::Receiver(_) => None,
        });
    names.map(|name| {
        let kind = ParameterKind::of_name(&name.text);
        let known = kind.map(|kind| Word::new(&Ident::new(kind.name(), name.span())));
        LanguageWord {
            scope: Some(Word::new(&Ident::new("parameters", Span::call_site()))),
            word: known.unwrap_or_else(|| name.clone()),
        }
    })
}
