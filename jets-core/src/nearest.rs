//! Finds the known word that is nearest to a misspelt one.

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
