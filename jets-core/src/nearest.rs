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
    known
        .into_iter()
        .map(|candidate| {
            let known = candidate.to_lowercase();
            // An unfinished word is close to the word that it begins, even if much is missing.
            let begins = lower.len() >= 3 && known.starts_with(&lower);
            let distance = if begins { 0 } else { distance(&lower, &known) };
            (distance, candidate)
        })
        .min()
        .filter(|(distance, candidate)| {
            *distance <= (candidate.chars().count().max(lower.chars().count()) / 3).max(1)
        })
        .map(|(_, candidate)| candidate)
}

/// Returns how many characters must be inserted, removed, replaced or swapped to make `word` of `other`.
#[must_use]
pub fn distance(word: &str, other: &str) -> usize {
    strsim::damerau_levenshtein(word, other)
}
