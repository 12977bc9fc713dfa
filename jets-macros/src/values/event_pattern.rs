//! Event patterns of filters, of rules and of filter policies, with their mistakes where they were written.

use jets_core::{
    event_pattern::{Step, Target},
    manifest::{Map, Value as Json},
};

use super::{Value, json};

impl Value<'_> {
    /// Returns the event pattern as AWS writes it.
    pub fn event_pattern(self, target: Target) -> Option<Map> {
        self.map(match target {
            Target::Filter(_) => "an event pattern `{ key: [values] }`, or a list of those",
            Target::Topic => "a filter policy such as `{ store: [\"berlin\"] }`",
            Target::Bus | Target::Any => "an event pattern such as `{ source: [\"aws.ec2\"] }`",
        })?;
        let name_of_key = if target == Target::Bus {
            name_of_event
        } else {
            json::as_written
        };
        let Json::Object(pattern) = json::check_with_keys(self, name_of_key)? else {
            return None;
        };
        let mistakes = target.mistakes(&pattern);
        for mistake in &mistakes {
            let place = self.at(&mistake.path, name_of_key).unwrap_or(self);
            if mistake.is_in_key {
                place.error_at_key(&mistake.message);
            } else {
                place.error(&mistake.message);
            }
        }
        mistakes.is_empty().then_some(pattern)
    }

    /// Returns the value at the end of a way through the JSON of this one.
    fn at(self, path: &[Step], name_of_key: fn(&str) -> &str) -> Option<Self> {
        path.iter().try_fold(self, |value, step| match step {
            Step::Key(key) => {
                let mut entries = value.as_map()?.iter();
                entries.find(|entry| entry.name == key || name_of_key(entry.name) == key)
            }
            Step::Index(index) => value.as_list()?.into_iter().nth(*index),
        })
    }
}

/// Returns the name of an event's key, which may be written as a bare word.
fn name_of_event(key: &str) -> &str {
    match key {
        "detail_type" => "detail-type",
        key => key,
    }
}
