//! `filter`: which items invoke the function.

use jets_core::manifest::{Filter, FilterCriteria};

use crate::{
    diagnostics::Errors,
    rules::{event_pattern, options::OptionValue},
    syntax::Value,
};

/// The maximum number: <https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html>.
const MOST_FILTERS: usize = 5;

/// Checks an event pattern, or a list of them.
pub fn criteria(option: &OptionValue<'_>, errors: &mut Errors) -> Option<FilterCriteria> {
    let name = option.name;
    let patterns = match option.value {
        Value::List { group, values } => {
            if values.is_empty() {
                errors.at(
                    group,
                    format!(
                        "`{name}` is empty: it takes an event pattern, or a list of one to five"
                    ),
                );
            }
            if let Some(extra) = values.get(MOST_FILTERS) {
                errors.at(
                    extra,
                    format!("`{name}` has at most {MOST_FILTERS} event patterns"),
                );
            }
            values.as_slice()
        }
        pattern => std::slice::from_ref(pattern),
    };
    let filters: Vec<Filter> = patterns
        .iter()
        .filter_map(|pattern| event_pattern::check(pattern, errors))
        .map(|pattern| Filter { pattern })
        .collect();
    (!filters.is_empty()).then_some(FilterCriteria { filters })
}
