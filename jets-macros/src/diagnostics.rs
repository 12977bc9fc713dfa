//! The one collector of mistakes, and the words that a message suggests.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// Mistakes found so far. Stages push into it and go on.
#[derive(Default)]
pub(crate) struct Errors(Vec<syn::Error>);

impl Errors {
    /// Reports `message` at all of `tokens`.
    ///
    /// What has no tokens stands for something that was reported already, and is passed over.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, message: impl std::fmt::Display) {
        let tokens = tokens.into_token_stream();
        if self.0.is_empty() || !tokens.is_empty() {
            self.0.push(syn::Error::new_spanned(tokens, message));
        }
    }

    /// Reports `message` at `span`.
    pub(crate) fn at_span(&mut self, span: Span, message: impl std::fmt::Display) {
        self.0.push(syn::Error::new(span, message));
    }

    /// How many there are: unequal counts before and after a step say that the step found some.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// One `compile_error!` a mistake, in source order.
    pub(crate) fn into_compile_errors(mut self) -> TokenStream {
        self.0.sort_by_key(|error| {
            let start = error.span().start();
            (start.line, start.column)
        });
        self.0.iter().map(syn::Error::to_compile_error).collect()
    }
}

/// The word of `known` that `word` was probably meant to be.
pub(crate) fn nearest<'known>(
    word: &str,
    known: impl IntoIterator<Item = &'known str>,
) -> Option<&'known str> {
    let lower = word.to_lowercase();
    known
        .into_iter()
        .map(|candidate| {
            let distance = strsim::damerau_levenshtein(&lower, &candidate.to_lowercase());
            // An unfinished word is nearer to what it begins than its length tells.
            let begins = lower.len() >= 3 && candidate.to_lowercase().starts_with(&lower);
            (if begins { 0 } else { distance }, candidate)
        })
        .min()
        .filter(|(distance, candidate)| {
            *distance <= (candidate.chars().count().max(lower.chars().count()) / 3).max(1)
        })
        .map(|(_, candidate)| candidate)
}

/// `; did you mean …?`, or nothing when no known word is near.
pub(crate) fn did_you_mean<'known>(
    word: &str,
    known: impl IntoIterator<Item = &'known str>,
) -> String {
    nearest(word, known).map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}

/// `; did you mean …?`, or all of `known` when none is near; `introduction` comes before them.
pub(crate) fn did_you_mean_or_any(introduction: &str, word: &str, known: &[&str]) -> String {
    let hint = did_you_mean(word, known.iter().copied());
    if hint.is_empty() {
        return format!("; {introduction} {}", listed(known, "and"));
    }
    hint
}

/// `a`, `b` or `c`, each in backticks.
pub(crate) fn one_of(words: &[&str]) -> String {
    listed(words, "or")
}

/// `a`, `b` and `c`, each in backticks.
pub(crate) fn all_of(words: &[&str]) -> String {
    listed(words, "and")
}

fn listed(words: &[&str], conjunction: &str) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {conjunction} {last}", others.join(", ")),
        None => String::new(),
    }
}
