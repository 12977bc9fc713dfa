//! Finds what may be written to without a comparison with everything.

use std::collections::{BTreeMap, BTreeSet};

use super::{Known, Written, WrittenBy, pattern, target};
use crate::aws::Statement;

/// The functions that are invoked when something is written to, by their index.
#[derive(Default)]
pub(crate) struct Index<'a> {
    /// By the action that writes, and the beginning of the names of the resources.
    actions: BTreeMap<&'static str, BTreeMap<String, Vec<usize>>>,
    /// By a key of the event and its text.
    events: BTreeMap<(&'static str, &'a str), Vec<usize>>,
    /// Those whose pattern names no texts.
    any_event: Vec<usize>,
    logs: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Index<'a> {
    /// Adds a function that is invoked when this is written to.
    #[inline]
    pub(crate) fn add(&mut self, written: &'a Written, function: usize) {
        match &written.by {
            WrittenBy::Actions(actions, target) => {
                for action in actions {
                    let names = self.actions.entry(action).or_default();
                    names.entry(target.beginning()).or_default().push(function);
                }
            }
            WrittenBy::Events(_, pattern) => match pattern::texts(pattern) {
                Some((key, texts)) => {
                    for text in texts {
                        self.events.entry((key, text)).or_default().push(function);
                    }
                }
                None => self.any_event.push(function),
            },
            WrittenBy::Log => self.logs.entry(&written.name).or_default().push(function),
        }
    }

    /// Adds those to `found` that a statement may allow to invoke.
    pub(crate) fn by_statement(&self, statement: &Statement, found: &mut BTreeSet<usize>) {
        for (_, names) in (self.actions.iter()).filter(|(action, _)| statement.allows(action)) {
            for resource in &statement.resource {
                let beginning = target::beginning_of(resource);
                let longer = names.range(beginning.clone()..);
                let longer = longer.take_while(|(name, _)| name.starts_with(&beginning));
                found.extend(longer.flat_map(|(_, functions)| functions));
                let shorter = beginning.char_indices().map(|(end, _)| end);
                let shorter = shorter.filter_map(|end| names.get(beginning.get(..end)?));
                found.extend(shorter.flatten());
            }
        }
        if statement.allows(WrittenBy::PUT_EVENTS) {
            self.by_event(&Known::of_condition(statement), found);
        }
    }

    /// Adds those to `found` that an event may invoke.
    pub(crate) fn by_event(&self, event: &Known, found: &mut BTreeSet<usize>) {
        let texts = [
            ("source", &event.sources),
            ("detail-type", &event.detail_types),
        ];
        for (key, texts) in texts {
            let functions = texts
                .iter()
                .filter_map(|text| self.events.get(&(key, text.as_str())));
            found.extend(functions.flatten());
        }
        found.extend(&self.any_event);
    }

    /// Adds those to `found` that a log group invokes.
    pub(crate) fn by_log(&self, group: &str, found: &mut BTreeSet<usize>) {
        found.extend(self.logs.get(group).into_iter().flatten());
    }
}
