//! The known word that a misspelt one was probably meant to be.

/// The word of `known` that is nearest to `word`, or `None` when none is near.
///
/// Case does not count. A word is near when at most a third of the longer of both has to change, and when it is
/// the beginning, of three characters or more, of a known one.
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
            // An unfinished word is close to the word that it begins, however much is missing.
            let begins = lower.len() >= 3 && known.starts_with(&lower);
            let distance = if begins {
                0
            } else {
                strsim::damerau_levenshtein(&lower, &known)
            };
            (distance, candidate)
        })
        .min()
        .filter(|(distance, candidate)| {
            *distance <= (candidate.chars().count().max(lower.chars().count()) / 3).max(1)
        })
        .map(|(_, candidate)| candidate)
}
