//! Tests of the macro's messages without rustc: those of `ui-tests/`, those that the guide explains, and
//! those for patterns and values at the limits of AWS.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod compile_errors_page;
mod event_patterns;
mod names;
mod reference_page;
mod syntax;
mod triggers;
mod ui_tests;
mod values;
mod words;

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

/// A mistake and its place: line and column, counted from 1.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Message {
    line: usize,
    column: usize,
    text: String,
    /// The number of underlined columns. `None` for more than one line, and if a long line is shortened.
    width: Option<usize>,
}

/// Returns every `compile_error! { "…" }` of an expansion. Its first token is at the start of the mistake, its
/// last at the end.
fn compile_errors(tokens: TokenStream) -> Vec<Message> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut messages = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else {
            continue;
        };
        let path = tokens
            .get(index.saturating_sub(2)..index)
            .unwrap_or_default();
        let text: String = path.iter().map(ToString::to_string).collect();
        let (Some(first), "compile_error!") = (path.first(), text.as_str()) else {
            messages.extend(compile_errors(group.stream()));
            continue;
        };
        let (start, end) = (first.span().start(), group.span().end());
        messages.push(Message {
            line: start.line,
            column: start.column + 1,
            text: syn::parse2::<syn::LitStr>(group.stream())
                .expect("a message")
                .value(),
            width: (start.line == end.line).then(|| end.column - start.column),
        });
    }
    messages
}

/// Returns the mistakes in the content of a `jobs!`.
fn mistakes_in(declaration: &TokenStream) -> Vec<Message> {
    compile_errors(jets_macros_library::compile(quote!((::jets) #declaration)))
}

/// Returns the mistakes in a text: the underlined part and the message of each.
fn underlined_mistakes_in(jobs: &str) -> Vec<(String, String)> {
    let errors = mistakes_in(&jobs.parse().expect("tokens"));
    let underlined = errors.into_iter().map(|error| {
        let line = jobs.lines().nth(error.line - 1).expect("a line");
        let width = error.width.expect("one line");
        let underlined = line.chars().skip(error.column - 1).take(width);
        (underlined.collect(), error.text)
    });
    underlined.collect()
}
