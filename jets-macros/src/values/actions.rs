//! Typing errors in the names of IAM's actions.

use jets_core::nearest::distance;

/// The date of the list, and then a line for each service: its prefix and its actions. `.ci/aws-models` makes it.
const ACTIONS: &str = include_str!("iam_actions.txt");

/// The maximum number of letters that are wrong, missing or too many in a typing error.
const MAX_DISTANCE: usize = 2;

/// Returns what is wrong with an action, if it is not known, but differs in only a few letters from one that is.
///
/// Services and actions that are not near a known one may be newer than the list, and are not refused.
pub fn misspelt(service: &str, name: &str) -> Option<String> {
    let (date, services) = ACTIONS.split_once('\n')?;
    let known = services.lines().find_map(|line| {
        let (prefix, actions) = line.split_once(' ')?;
        prefix.eq_ignore_ascii_case(service).then_some(actions)
    })?;
    let is_pattern = name.contains(['*', '?']);
    if is_pattern
        || known
            .split(' ')
            .any(|action| action.eq_ignore_ascii_case(name))
    {
        return None;
    }
    let lower = name.to_lowercase();
    let near = known
        .split(' ')
        .filter(|action| action.len().abs_diff(lower.len()) <= MAX_DISTANCE);
    let near = near.map(|action| (distance(&lower, &action.to_lowercase()), action));
    let (_, near) = near
        .min()
        .filter(|(distance, _)| *distance <= MAX_DISTANCE)?;
    Some(format!(
        "`{service}:{name}` is not in the list of IAM's actions of {date}; did you mean `{service}:{near}`? If the action is newer, add `unchecked: true`"
    ))
}
