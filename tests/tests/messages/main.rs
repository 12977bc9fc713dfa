//! Tests of the macro's messages without rustc: those of `ui-tests/`, for which `compile_errors.rs` takes minutes, and
//! those for values at the limits of AWS.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod syntax;
mod values;

use std::fs;

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

/// An error of rustc about generated code that has no error code.
const OF_RUSTC: &str = "future cannot be sent between threads safely";

/// A mistake and its place: line and column, counted from 1.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Message {
    line: usize,
    column: usize,
    text: String,
    /// The number of underlined columns. `None` for more than one line, and if a long line is shortened.
    width: Option<usize>,
}

impl Message {
    fn is(&self, printed: &Self) -> bool {
        let same_width = self.width == printed.width || printed.width.is_none();
        (self.line, self.column, &self.text) == (printed.line, printed.column, &printed.text)
            && same_width
    }
}

/// Returns the content of each `jobs!` in a source.
fn declarations(tokens: TokenStream) -> Vec<TokenStream> {
    let mut declarations = Vec::new();
    let mut before = [String::new(), String::new()];
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            if before == ["jobs", "!"] {
                declarations.push(group.stream());
            } else {
                declarations.extend(self::declarations(group.stream()));
            }
        }
        let [_, last] = before;
        before = [last, token.to_string()];
    }
    declarations
}

/// Returns every `::core::compile_error! { "…" }` of an expansion. Its first token is at the start of the mistake, its
/// last at the end.
fn compile_errors(tokens: TokenStream) -> Vec<Message> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut messages = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else {
            continue;
        };
        let path = tokens
            .get(index.saturating_sub(7)..index)
            .unwrap_or_default();
        let text: String = path.iter().map(ToString::to_string).collect();
        let (Some(first), "::core::compile_error!") = (path.first(), text.as_str()) else {
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

/// Returns every error in rustc's output without an error code, which are those of macros.
fn printed(output: &str) -> Vec<Message> {
    let errors = output.split("\n\n").filter_map(|error| {
        let (text, place) = error.strip_prefix("error: ")?.split_once("--> ")?;
        // Lines of a message after its first are indented.
        let text: Vec<&str> = text.trim_end().lines().map(str::trim_start).collect();
        let (place, code) = place.split_once('\n')?;
        let (place, column) = place.rsplit_once(':')?;
        let (_, line) = place.rsplit_once(':')?;
        let is_whole = !code.contains("^...^") && !code.contains("_^");
        Some(Message {
            line: line.parse().ok()?,
            column: column.parse().ok()?,
            text: text.join("\n"),
            width: is_whole.then(|| code.matches('^').count()),
        })
    });
    errors.filter(|error| error.text != OF_RUSTC).collect()
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

#[test]
fn the_macro_alone_gives_the_messages_that_rustc_prints() {
    let mut count = 0;
    for path in jets_tests::ui_tests("rs").expect("the ui-tests") {
        // rustc underlines the whole of an empty macro.
        if path.ends_with("jobs/empty_macro.rs") {
            continue;
        }
        let source = fs::read_to_string(&path).expect("the source");
        let output = fs::read_to_string(path.with_extension("stderr")).expect("the output");
        let declarations = declarations(source.parse().expect("tokens"));
        let mut found: Vec<Message> = declarations.iter().flat_map(mistakes_in).collect();
        let mut expected = printed(&output);
        found.sort();
        expected.sort();
        let same = found.len() == expected.len()
            && found
                .iter()
                .zip(&expected)
                .all(|(found, expected)| found.is(expected));
        assert!(
            same,
            "{}: {found:#?} instead of {expected:#?}",
            path.display()
        );
        count += found.len();
    }
    assert!(count > 0, "no mistake was found");
}
