//! Words for messages: the known word that is nearest to a misspelt one, lists of words, and numbers.

use std::ops::RangeInclusive;

/// Returns the word of `known` that is nearest to `word`, or `None` if none is near.
///
/// Case does not matter. A word is near if at most a third of the longer of the two must change, or if it is the
/// beginning of a known word and has at least three characters.
///
/// ```
/// assert_eq!(jets_core::nearest::nearest("timout", ["timeout", "tags"]), Some("timeout"));
/// assert_eq!(jets_core::nearest::nearest("colour", ["timeout", "tags"]), None);
/// ```
pub fn nearest<'known>(
    word: &str,
    known: impl IntoIterator<Item = &'known str>,
) -> Option<&'known str> {
    let lower = word.to_lowercase();
    let length = lower.chars().count();
    known
        .into_iter()
        .filter_map(|candidate| {
            let known = candidate.to_lowercase();
            // An unfinished word is close to the word that it begins, even if much is missing.
            if lower.len() >= 3 && known.starts_with(&lower) {
                return Some((0, candidate));
            }
            let known_length = known.chars().count();
            let limit = (known_length.max(length) / 3).max(1);
            // What is that much longer or shorter takes no time.
            if known_length.abs_diff(length) > limit {
                return None;
            }
            let distance = distance(&lower, &known);
            (distance <= limit).then_some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// Returns how many characters must be inserted, removed, replaced or swapped to make `word` of `other`.
#[must_use]
pub fn distance(word: &str, other: &str) -> usize {
    strsim::damerau_levenshtein(word, other)
}

/// Returns `; did you mean …?`, or nothing if no known word is near.
pub fn did_you_mean<'known>(word: &str, known: impl IntoIterator<Item = &'known str>) -> String {
    nearest(word, known).map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}

/// Returns `; did you mean …?`, or all of `known` after `introduction` if none is near.
#[must_use]
pub fn did_you_mean_or_any(introduction: &str, word: &str, known: &[&str]) -> String {
    let hint = did_you_mean(word, known.iter().copied());
    if hint.is_empty() {
        return format!("; {introduction} {}", all_of(known));
    }
    hint
}

/// Returns the words in backticks, joined as "a, b or c".
#[must_use]
pub fn one_of(words: &[&str]) -> String {
    listed(words, "or")
}

/// Returns the words in backticks, joined as "a, b and c".
#[must_use]
pub fn all_of(words: &[&str]) -> String {
    listed(words, "and")
}

fn listed(words: &[&str], conjunction: &str) -> String {
    let quoted = words.iter().map(|word| format!("`{word}`"));
    joined(&quoted.collect::<Vec<_>>(), conjunction)
}

/// Returns the texts, joined as "a, b or c".
pub(crate) fn joined(texts: &[String], conjunction: &str) -> String {
    match texts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {conjunction} {last}", others.join(", ")),
        None => String::new(),
    }
}

/// Returns the number with separators: `10,000`.
pub fn thousands(number: impl TryInto<i64>) -> String {
    let number = number.try_into().unwrap_or(i64::MAX);
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if number < 0 { format!("-{text}") } else { text }
}

/// Returns the words for the limits of a number, with its unit: `-1 or 60 to 604,800`.
#[must_use]
pub fn in_words(ranges: &[RangeInclusive<i64>], unit: &str) -> String {
    let ranges = ranges
        .iter()
        .map(|range| match (*range.start(), *range.end()) {
            (one, end) if one == end => one.to_string(),
            (start, end) => format!("{} to {}", thousands(start), thousands(end)),
        });
    joined(&ranges.collect::<Vec<_>>(), "or") + unit
}
