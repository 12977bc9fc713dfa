//! Tables of options: what each name sets. The keys of a map are read by the same tables.

use super::Value;
use crate::{
    diagnostics::{Errors, did_you_mean_or_any},
    syntax::{self, NamedValue},
};

/// An option: its name, and the function that sets its value in a `T`.
pub struct Rule<T> {
    pub name: &'static str,
    set: fn(Value<'_>, &mut T),
}

pub const fn option<T>(name: &'static str, set: fn(Value<'_>, &mut T)) -> Rule<T> {
    Rule { name, set }
}

/// An entry of a table that sets a field:
///
/// - `set!(option delay_seconds = number(""))` sets the field of this name to `value.number("")`,
/// - `set!(option time_zone as schedule_expression_timezone in schedule = zone)` that of another name, of a part, to
///   `zone(value)`,
/// - `set!(property log_format in logging() = choice())` that of `logging(settings)`,
/// - `set!(property ephemeral_storage in properties = number(" MB") => EphemeralStorage::new)` to what is made of the value.
macro_rules! set {
    (@part $target:ident) => { $target };
    (@part $target:ident $part:ident()) => { $part($target) };
    (@part $target:ident $($part:ident).+) => { $target$(.$part)+ };
    (
        $make:ident $name:ident as $field:ident $(in $($part:ident).+ $(($($none:tt)*))?)?
        = $read:ident($($argument:expr),*) $(=> $wrap:path)?
    ) => {
        $make(stringify!($name), |value, target| {
            $crate::values::set!(@part target $($($part).+ $(($($none)*))?)?).$field =
                value.$read($($argument),*)$(.map($wrap))?;
        })
    };
    (
        $make:ident $name:ident as $field:ident $(in $($part:ident).+ $(($($none:tt)*))?)?
        = $read:path
    ) => {
        $make(stringify!($name), |value, target| {
            $crate::values::set!(@part target $($($part).+ $(($($none)*))?)?).$field = $read(value);
        })
    };
    ($make:ident $name:ident $($rest:tt)+) => {
        $crate::values::set!($make $name as $name $($rest)+)
    };
}

pub(crate) use set;

pub fn names<T>(tables: &[&[Rule<T>]]) -> Vec<&'static str> {
    let mut names = Vec::new();
    for table in tables {
        for rule in *table {
            names.push(rule.name);
        }
    }
    names
}

/// The options of a declaration, or the entries of a map.
#[derive(Clone, Copy)]
pub struct Entries<'a> {
    pub(super) owner: &'a str,
    pub(super) written: &'a [NamedValue],
    pub(super) errors: &'a Errors,
    /// Names that are refused, and how the message about one ends.
    pub(super) hint: (&'static [&'static str], &'static str),
}

/// The options that are known, have a value and are given once.
pub struct Options<'a> {
    given: Vec<Value<'a>>,
    /// Whether no option was refused. What seems to be missing may be one that was, for example because it is misspelt.
    pub are_complete: bool,
}

impl<'a> Entries<'a> {
    pub const fn is_empty(self) -> bool {
        self.written.is_empty()
    }

    pub const fn len(self) -> usize {
        self.written.len()
    }

    /// Returns the same entries. The message about one of the names, which is refused, ends in the hint.
    pub const fn with_hint(self, hint: (&'static [&'static str], &'static str)) -> Self {
        Self { hint, ..self }
    }

    /// Returns the entries as values that belong to their keys.
    pub fn iter(self) -> impl Iterator<Item = Value<'a>> {
        let entries = self.written.iter();
        entries.map(move |entry| Value::of(entry, self.errors))
    }

    pub fn single(self) -> Option<Value<'a>> {
        self.iter().next().filter(|_| self.len() == 1)
    }

    /// Sets in `target` what is written, by the rules of `tables`. Reports what is not an option, has no value or is
    /// given twice.
    pub fn apply<T>(self, tables: &[&[Rule<T>]], target: &mut T) -> Options<'a> {
        let given = self.known(&names(tables));
        // Without closures, it takes the compiler less time for each `T`.
        for option in &given {
            for table in tables {
                for rule in *table {
                    if rule.name == option.name {
                        (rule.set)(*option, target);
                    }
                }
            }
        }
        Options {
            are_complete: given.len() == self.written.len(),
            given,
        }
    }

    /// The part of `apply` that does not depend on its type, so that it is compiled once.
    fn known(self, names: &[&'static str]) -> Vec<Value<'a>> {
        let mut given: Vec<Value<'a>> = Vec::new();
        for option in self.iter() {
            let (name, owner) = (option.name, self.owner);
            if !names.contains(&name) {
                let hint = match self.hint {
                    (refused, hint) if refused.contains(&name) => hint.to_owned(),
                    _ => did_you_mean_or_any("it has", name, names),
                };
                option.error_at_key(format!("`{owner}` has no option `{name}`{hint}"));
            } else if given.iter().any(|earlier| earlier.name == name) {
                option.error_at_key(format!("option `{name}` is given twice"));
            } else if matches!(option.content, syntax::Value::Absent) {
                option.error_at_key(format!("option `{name}` has no value: write `{name}: …`"));
            } else {
                given.push(option);
            }
        }
        given
    }
}

impl<'a> Options<'a> {
    /// Reports a maximum that is below its minimum. Each has its name, and its value if that is known.
    pub fn check_order(
        &self,
        (minimum, least): (&str, Option<i64>),
        (maximum, most): (&str, Option<i64>),
    ) {
        if let (Some(least), Some(most)) = (least, most)
            && most < least
            && let Some(option) = self.find(maximum)
        {
            option.error(format!(
                "`{maximum}` is at least `{minimum}`, which is {least}"
            ));
        }
    }

    pub fn find(&self, name: &str) -> Option<Value<'a>> {
        self.given
            .iter()
            .find(|option| option.name == name)
            .copied()
    }
}
