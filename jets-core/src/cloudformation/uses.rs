//! The uses of one parameter: the numbers that it stands for, and its default.

use std::{collections::BTreeSet, ops::RangeInclusive};

use super::TemplateError;

/// How the jobs use one parameter.
#[derive(Debug, Default)]
pub(super) struct Uses {
    defaults: BTreeSet<String>,
    numbers: Vec<NumberUse>,
}

/// A number that a parameter stands for.
#[derive(Debug)]
pub(super) struct NumberUse {
    /// AWS's name of the property, such as `BatchSize`.
    pub(super) property: &'static str,
    /// The handler of the function.
    pub(super) handler: String,
    pub(super) range: RangeInclusive<i64>,
}

impl NumberUse {
    fn described(&self) -> String {
        let Self {
            property,
            handler,
            range,
        } = self;
        let (least, most) = (range.start(), range.end());
        format!("`{property}` of `{handler}`, {least} to {most}")
    }
}

impl Uses {
    /// Records a default.
    pub(super) fn default_is(&mut self, default: &str) {
        self.defaults.insert(default.to_owned());
    }

    /// Records a number.
    pub(super) fn number_is(&mut self, number: NumberUse) {
        self.numbers.push(number);
    }

    /// Returns `true` if the parameter is only text: it has no default, and stands for no number.
    pub(super) fn are_of_text(&self) -> bool {
        self.defaults.is_empty() && self.numbers.is_empty()
    }

    /// Returns the default of parameter `name`, of which there can be only one.
    pub(super) fn default(&self, name: &str) -> Result<Option<&str>, TemplateError> {
        let mut defaults = self.defaults.iter();
        match (defaults.next(), defaults.next()) {
            (Some(one), Some(other)) => Err(TemplateError::TwoDefaults {
                name: name.to_owned(),
                defaults: [one.clone(), other.clone()],
            }),
            (default, _) => Ok(default.map(String::as_str)),
        }
    }

    /// Returns the limits that all numbers of parameter `name` have in common, or `None` if it stands for none.
    pub(super) fn limits(&self, name: &str) -> Result<Option<RangeInclusive<i64>>, TemplateError> {
        let narrowest =
            |bound: fn(&NumberUse) -> i64| self.numbers.iter().max_by_key(|one| bound(one));
        let from = narrowest(|number| *number.range.start());
        let to = narrowest(|number| number.range.end().saturating_neg());
        let (Some(from), Some(to)) = (from, to) else {
            return Ok(None);
        };
        let limits = *from.range.start()..=*to.range.end();
        if limits.is_empty() {
            return Err(TemplateError::NoSuchNumber {
                name: name.to_owned(),
                uses: [from.described(), to.described()],
            });
        }
        Ok(Some(limits))
    }
}
