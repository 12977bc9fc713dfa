//! Applies the options of a declaration or the keys of a map, by tables of names.

use crate::{
    diagnostics::{Errors, did_you_mean_or_any},
    syntax::{Name, NamedValue, Value},
};

/// The name of an option, and the function that sets its value in a `T`.
pub struct OptionRule<T> {
    pub name: &'static str,
    pub set: fn(&OptionValue<'_>, &mut T, &mut Errors),
}

/// A known option with its value.
#[derive(Clone, Copy)]
pub struct OptionValue<'written> {
    pub name: &'static str,
    /// The name at its place.
    pub at: &'written Name,
    pub value: &'written Value,
}

impl<T> OptionRule<T> {
    pub const fn new(name: &'static str, set: fn(&OptionValue<'_>, &mut T, &mut Errors)) -> Self {
        Self { name, set }
    }
}

/// Returns the names of all options of `tables`.
pub fn names<T>(tables: &[&[OptionRule<T>]]) -> Vec<&'static str> {
    let mut names = Vec::new();
    for table in tables {
        for rule in *table {
            names.push(rule.name);
        }
    }
    names
}

/// Sets the options of `written` in `target`. Returns those that are known, have a value and are given once. Reports
/// all others.
pub fn apply<'written, T>(
    owner: &str,
    tables: &[&[OptionRule<T>]],
    written: &'written [NamedValue],
    target: &mut T,
    errors: &mut Errors,
) -> Vec<OptionValue<'written>> {
    let given = given(owner, &names(tables), written, errors);
    for option in &given {
        for table in tables {
            for rule in *table {
                if rule.name == option.name {
                    (rule.set)(option, target, errors);
                }
            }
        }
    }
    given
}

/// Returns the options of `written` that are in `names`, have a value and are given once. Reports all others.
fn given<'written>(
    owner: &str,
    names: &[&'static str],
    written: &'written [NamedValue],
    errors: &mut Errors,
) -> Vec<OptionValue<'written>> {
    let mut given: Vec<OptionValue<'written>> = Vec::new();
    for option in written {
        let text = option.name.text();
        let Some(name) = names.iter().find(|name| **name == text) else {
            let hint = did_you_mean_or_any("it has", text, names);
            errors.at(
                &option.name,
                format!("`{owner}` has no option `{text}`{hint}"),
            );
            continue;
        };
        if find(name, &given).is_some() {
            errors.at(&option.name, format!("option `{text}` is given twice"));
            continue;
        }
        if matches!(option.value, Value::Absent) {
            errors.at(
                &option.name,
                format!("option `{text}` has no value: write `{text}: …`"),
            );
            continue;
        }
        given.push(OptionValue {
            name,
            at: &option.name,
            value: &option.value,
        });
    }
    given
}

/// Returns the option that is called `name`.
pub fn find<'given, 'written>(
    name: &str,
    given: &'given [OptionValue<'written>],
) -> Option<&'given OptionValue<'written>> {
    given.iter().find(|option| option.name == name)
}
