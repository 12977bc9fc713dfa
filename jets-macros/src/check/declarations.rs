//! Declarations by their keyword: triggers, properties, permissions.

use proc_macro2::Ident;

use super::{
    iam,
    model::{DeclaredTrigger, Settings, Word},
    properties,
};
use crate::{
    diagnostics::{Errors, did_you_mean_or_any},
    parse::syntax::{Declaration, Name, unraw},
    triggers,
};

const IAM_POLICY: &str = "iam_policy";
const MANAGED_IAM_POLICY: &str = "managed_iam_policy";
const CLASS: &str = "class_";

/// What the declarations above one function say.
pub(super) struct OfFunction {
    pub(super) triggers: Vec<DeclaredTrigger>,
    pub(super) settings: Settings,
    /// Whether a trigger was declared, sound or not.
    pub(super) has_trigger: bool,
    pub(super) environment_keyword: Option<Ident>,
}

/// Checks the declarations above one function, whose class says `class`.
pub(super) fn of_function(
    declarations: &[Declaration],
    class: &Settings,
    words: &mut Vec<Word>,
    errors: &mut Errors,
) -> OfFunction {
    let mut found = OfFunction {
        triggers: Vec::new(),
        settings: Settings::default(),
        has_trigger: false,
        environment_keyword: None,
    };
    let mut seen = Vec::new();
    for declaration in declarations {
        let keyword = unraw(&declaration.keyword);
        if let Some(word) = triggers::find(&keyword) {
            note_words(declaration, Some(word.options), words);
            found.has_trigger = true;
            check_source(word, declaration, declarations, errors);
            found.triggers.extend((word.check)(declaration, errors));
            continue;
        }
        if keyword.ends_with("_event") || triggers::PLANNED.contains(&keyword.as_str()) {
            // Whatever it was meant to be, its parameters are not to blame.
            found.has_trigger = true;
        }
        if matches!(keyword.as_str(), "environment" | "env") {
            found.environment_keyword = Some(declaration.keyword.clone());
        }
        if keyword == IAM_POLICY {
            iam::check_sid(declaration, class.statements.iter(), errors);
        }
        setting(
            &keyword,
            declaration,
            &mut found.settings,
            &mut seen,
            words,
            errors,
        );
    }
    found
}

/// Checks the `class_…` declarations of a job.
pub(super) fn of_class(
    declarations: &[Declaration],
    words: &mut Vec<Word>,
    errors: &mut Errors,
) -> Settings {
    let mut settings = Settings::default();
    let mut seen = Vec::new();
    for declaration in declarations {
        let keyword = unraw(&declaration.keyword);
        let keyword = keyword.strip_prefix(CLASS).unwrap_or(&keyword);
        setting(
            keyword,
            declaration,
            &mut settings,
            &mut seen,
            words,
            errors,
        );
    }
    settings
}

/// Reports declarations that no function follows.
pub(super) fn stray(declarations: &[Declaration], words: &mut Vec<Word>, errors: &mut Errors) {
    for declaration in declarations {
        let keyword = unraw(&declaration.keyword);
        if is_keyword(&keyword) {
            note_words(declaration, Some(options_of(&keyword)), words);
            errors.at(
                &declaration.keyword,
                format!(
                    "no function follows this `{keyword}`: a declaration belongs to the next `fn`"
                ),
            );
        } else {
            note_words(declaration, None, words);
            unknown(&keyword, declaration, errors);
        }
    }
}

/// One property or permission; `keyword` is without its `class_`.
fn setting(
    keyword: &str,
    declaration: &Declaration,
    settings: &mut Settings,
    seen: &mut Vec<&'static str>,
    words: &mut Vec<Word>,
    errors: &mut Errors,
) {
    match keyword {
        IAM_POLICY => {
            note_words(declaration, Some(&iam::OPTIONS), words);
            iam::check_sid(declaration, settings.statements.iter(), errors);
            settings
                .statements
                .extend(iam::statement(declaration, errors));
        }
        MANAGED_IAM_POLICY => {
            note_words(declaration, Some(&[]), words);
            settings
                .managed_policies
                .extend(iam::managed_policies(declaration, errors));
        }
        _ => {
            let Some(property) = properties::find(keyword) else {
                note_words(declaration, None, words);
                unknown(keyword, declaration, errors);
                return;
            };
            note_words(declaration, Some(property.options), words);
            if seen.contains(&property.name) {
                errors.at(
                    &declaration.keyword,
                    twice(&unraw(&declaration.keyword), property.name),
                );
                return;
            }
            seen.push(property.name);
            property.set(declaration, &mut settings.properties, errors);
        }
    }
}

/// One stream cannot trigger one function twice.
fn check_source(
    word: &triggers::TriggerWord,
    declaration: &Declaration,
    all: &[Declaration],
    errors: &mut Errors,
) {
    let Some(source) = (word.source)(declaration) else {
        return;
    };
    let is_second = all
        .iter()
        .take_while(|earlier| !std::ptr::eq(*earlier, declaration))
        .filter(|earlier| unraw(&earlier.keyword) == word.keyword)
        .filter_map(|earlier| (word.source)(earlier))
        .any(|earlier| earlier.value() == source.value());
    if is_second {
        errors.at(
            source,
            format!("`{}` triggers this function already", source.value()),
        );
    }
}

/// Says that `written` sets `property` again.
fn twice(written: &str, property: &str) -> String {
    if written.strip_prefix(CLASS).unwrap_or(written) == property {
        format!("`{written}` is given twice")
    } else {
        format!("`{written}` is given twice: it is `{property}` by another name")
    }
}

fn unknown(keyword: &str, declaration: &Declaration, errors: &mut Errors) {
    let written = unraw(&declaration.keyword);
    let at = &declaration.keyword;
    if triggers::PLANNED.contains(&keyword) {
        let supported: Vec<&str> = triggers::SUPPORTED
            .iter()
            .map(|word| word.keyword)
            .collect();
        errors.at(
            at,
            format!(
                "trigger `{keyword}` is not supported yet; `{}` is",
                supported.join("`, `")
            ),
        );
        return;
    }
    if triggers::find(keyword).is_some() {
        errors.at(at, format!("`{keyword}` belongs to one function: write it above the function, without `{CLASS}`"));
        return;
    }
    let owner = triggers::SUPPORTED
        .iter()
        .find(|word| word.options.contains(&keyword));
    if let Some(owner) = owner {
        let owner = owner.keyword;
        errors.at(
            at,
            format!("`{keyword}` is an option of `{owner}`: write `{owner} …, {keyword}: …;`"),
        );
        return;
    }
    let class = if written.starts_with(CLASS) {
        CLASS
    } else {
        ""
    };
    // A trigger is of one function, never of the class.
    let known: Vec<String> = keywords()
        .filter(|word| class.is_empty() || triggers::find(word).is_none())
        .map(|word| format!("{class}{word}"))
        .collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let hint = did_you_mean_or_any("the declarations are", &written, &known);
    errors.at(at, format!("unknown declaration `{written}`{hint}"));
}

/// Whether a declaration begins with `keyword`.
pub(super) fn is_keyword(keyword: &str) -> bool {
    keywords().any(|known| known == keyword)
}

fn keywords() -> impl Iterator<Item = &'static str> {
    triggers::SUPPORTED
        .iter()
        .map(|word| word.keyword)
        .chain(properties::words())
        .chain([IAM_POLICY, MANAGED_IAM_POLICY])
}

fn options_of(keyword: &str) -> &'static [&'static str] {
    if let Some(word) = triggers::find(keyword) {
        return word.options;
    }
    match keyword {
        IAM_POLICY => &iam::OPTIONS,
        _ => properties::find(keyword).map_or(&[], |property| property.options),
    }
}

/// Keeps the words of a declaration for editors; `options` are the known ones of a known keyword.
fn note_words(declaration: &Declaration, options: Option<&[&str]>, words: &mut Vec<Word>) {
    words.push(Word {
        scope: None,
        ident: declaration.keyword.clone(),
        known: options.is_some(),
    });
    let Some(options) = options else {
        return;
    };
    let named = declaration
        .options
        .iter()
        .filter_map(|option| match &option.name {
            Name::Word(ident) => Some(ident),
            Name::String(_) => None,
        });
    words.extend(named.map(|ident| Word {
        scope: Some(declaration.keyword.clone()),
        ident: ident.clone(),
        known: options.iter().any(|known| ident == known),
    }));
}
