//! Parses one field of a cron expression: lists, ranges, steps and names.

use std::collections::BTreeSet;

use crate::nearest::nearest;

/// The values that one field of a cron expression accepts.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) first: u16,
    pub(super) last: u16,
    /// Names for the values, starting with the first value.
    pub(super) names: &'static [&'static str],
    /// The largest step, or 0 if the field does not accept `/`.
    most_step: u16,
    /// The accepted values, in words.
    accepted: &'static str,
}

pub(super) const MINUTES: Field = Field {
    name: "minutes",
    first: 0,
    last: 59,
    names: &[],
    most_step: 59,
    accepted: "0 to 59, `*`, `,`, `-` and `/`",
};

pub(super) const HOURS: Field = Field {
    name: "hours",
    first: 0,
    last: 23,
    names: &[],
    most_step: 23,
    accepted: "0 to 23, `*`, `,`, `-` and `/`",
};

pub(super) const DAY_OF_MONTH: Field = Field {
    name: "day-of-month",
    first: 1,
    last: 31,
    names: &[],
    most_step: 31,
    accepted: "1 to 31, `*`, `?`, `,`, `-`, `/`, `L`, and `W` behind a day",
};

pub(super) const MONTH: Field = Field {
    name: "month",
    first: 1,
    last: 12,
    names: &[
        "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
    ],
    most_step: 12,
    accepted: "1 to 12, `JAN` to `DEC`, `*`, `,`, `-` and `/`",
};

pub(super) const DAY_OF_WEEK: Field = Field {
    name: "day-of-week",
    first: 1,
    last: 7,
    names: &["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"],
    most_step: 0,
    accepted: "1 (`SUN`) to 7 (`SAT`), `*`, `?`, `,`, `-`, and `L` or `#` behind a day",
};

pub(super) const YEAR: Field = Field {
    name: "year",
    first: 1970,
    last: 2199,
    names: &[],
    most_step: 229,
    accepted: "1970 to 2199, `*`, `,`, `-` and `/`",
};

impl Field {
    /// Returns the values in `text`.
    pub(super) fn values(&self, text: &str) -> Result<BTreeSet<u16>, String> {
        let mut values = BTreeSet::new();
        for item in text.split(',') {
            if item.is_empty() {
                return Err(format!(
                    "{} `{text}` has an empty place: a comma stands between two values",
                    self.name
                ));
            }
            self.add(item, &mut values)?;
        }
        Ok(values)
    }

    /// Adds the values of one item of a list: `*`, `5`, `1-5`, `0/15`, `*/15` or `8-17/2`.
    fn add(&self, item: &str, values: &mut BTreeSet<u16>) -> Result<(), String> {
        let (range, step) = match item.split_once('/') {
            Some((range, step)) => (range, self.step(item, step)?),
            None => (item, 1),
        };
        let (from, to) = if range == "*" {
            (self.first, self.last)
        } else if let Some((from, to)) = range.split_once('-') {
            (self.value(from, item)?, self.value(to, item)?)
        } else {
            let value = self.value(range, item)?;
            let open = item.contains('/');
            (value, if open { self.last } else { value })
        };
        let step = usize::from(step);
        if from <= to {
            values.extend((from..=to).step_by(step));
        } else if self.name == YEAR.name {
            return Err(format!(
                "year `{item}` ends before it begins: write `{to}-{from}`"
            ));
        } else {
            // A range may wrap around the end of the field: hours `20-2`.
            let range = (from..=self.last).chain(self.first..=to);
            values.extend(range.step_by(step));
        }
        Ok(())
    }

    fn step(&self, item: &str, step: &str) -> Result<u16, String> {
        if self.most_step == 0 {
            return Err(format!(
                "{} takes no step, `{item}`: list the days, such as `MON,WED,FRI`",
                self.name
            ));
        }
        match number(step) {
            Some(step) if (1..=self.most_step).contains(&step) => Ok(step),
            _ => Err(format!(
                "the step of {} `{item}` must be a number of 1 to {}",
                self.name, self.most_step
            )),
        }
    }

    /// Parses a value, by number or name, that is part of `item`.
    pub(super) fn value(&self, text: &str, item: &str) -> Result<u16, String> {
        let named = self.names.iter().position(|name| *name == text);
        if let Some(index) = named.and_then(|index| u16::try_from(index).ok()) {
            return Ok(self.first + index);
        }
        match number(text) {
            Some(number) if (self.first..=self.last).contains(&number) => Ok(number),
            Some(0) if self.name == DAY_OF_WEEK.name => Err(
                "day-of-week counts from 1 = `SUN` to 7 = `SAT`, and has no 0: write `SUN`"
                    .to_owned(),
            ),
            _ if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) => {
                Err(format!(
                    "{} {text} is out of range: it is {} to {}",
                    self.name, self.first, self.last
                ))
            }
            _ => Err(self.unknown(text, item)),
        }
    }

    fn unknown(&self, text: &str, item: &str) -> String {
        let (name, accepted) = (self.name, self.accepted);
        if text.contains('?') {
            return format!(
                "{name} cannot be `{item}`: `?` stands alone in day-of-month or day-of-week; for every value write `*`"
            );
        }
        let known = self.names.iter().copied();
        // A full name begins with its abbreviation, so look for full names first.
        let whole = known.clone().find(|name| text.starts_with(*name));
        let hint = whole
            .or_else(|| nearest(text, known))
            .map_or_else(String::new, |name| format!("; did you mean `{name}`?"));
        if text.is_empty() {
            return format!("{name} `{item}` lacks a value: it takes {accepted}");
        }
        format!("{name} does not take `{item}`: it takes {accepted}{hint}")
    }
}

/// Parses a number of digits only. `u16::from_str` would also accept `+5`.
pub(super) fn number(text: &str) -> Option<u16> {
    let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_digits)
}
