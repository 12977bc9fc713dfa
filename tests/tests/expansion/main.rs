//! Tests what a declaration expands to, where neither a message nor a test of a job shows it, and that any tokens, types
//! and strings expand to Rust.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod placeholders;
mod tokens;
mod types;

use jets_macros_library::compile;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;

fn tokens(text: &str) -> TokenStream {
    text.parse().expect("the text is of tokens")
}

/// Returns the message of every `compile_error! { "…" }` of an expansion.
fn messages(output: TokenStream) -> Vec<String> {
    let mut messages = Vec::new();
    let mut is_error = false;
    for token in output {
        if let TokenTree::Group(group) = &token {
            let message = syn::parse2::<syn::LitStr>(group.stream());
            match message {
                Ok(message) if is_error => messages.push(message.value()),
                _ => messages.extend(self::messages(group.stream())),
            }
        }
        let is_word = matches!(&token, TokenTree::Ident(word) if word == "compile_error");
        is_error = is_word || is_error && token.to_string() == "!";
    }
    messages
}

/// Returns the expansion of `job`, without spaces.
fn expanded(job: &str) -> String {
    without_spaces(&compile(tokens(&format!("(jets) {job}"))))
}

/// Returns the text of `tokens` without spaces, which depend on where they come from.
fn without_spaces(tokens: &TokenStream) -> String {
    tokens.to_string().replace(' ', "")
}

#[track_caller]
fn assert_has(job: &str, text: &str) {
    let expansion = expanded(job);
    assert!(
        expansion.contains(&without_spaces(&tokens(text))),
        "{job}: no `{text}` in {expansion}"
    );
}

#[test]
fn what_is_refused_in_a_signature_is_expanded_so_that_rustc_reports_nothing_more() {
    assert_has("J { fn file<T>(event: T) {} }", "fn file<T>(event: T)");
    assert_has(
        "J { fn file(mut self, event) {} }",
        "fn file(&self, event: jets::Event<'_>)",
    );
}

#[test]
fn the_words_of_every_declaration_are_known_to_editors() {
    let job =
        "J { managed_iam_policy \"AmazonS3ReadOnlyAccess\"; timeout 5; other; fn file(event) {} }";
    assert_has(
        job,
        "#[cfg(rust_analyzer)]
        mod words {
            use jets::language::{managed_iam_policy as _, timeout as _, other as _, parameters::event as _,};
        }",
    );
}

#[test]
fn what_a_handler_does_not_use_has_no_name_in_it() {
    let job = |receiver| {
        format!("J {{ kinesis_event \"s\"; fn file({receiver} kinesis_record: String) {{}} }}")
    };
    assert_has(&job(""), "|_, jets_item, _|");
    assert_has(&job("&self,"), "|jets_job, jets_item, _|");
}

#[test]
fn an_async_function_whose_item_names_self_has_no_function_in_its_handler() {
    let job = |ty| {
        format!("J {{ kinesis_event \"s\"; async fn file(&self, kinesis_record: {ty}) {{}} }}")
    };
    for ty in ["<Self as Orders>::Order", "[<Self as Orders>::Order; 1]"] {
        assert!(!expanded(&job(ty)).contains("asyncfnjets_call"), "{ty}");
    }
    assert!(expanded(&job("Json<Order>")).contains("asyncfnjets_call"));
}

#[test]
fn a_field_that_borrows_for_ever_is_checked_for_threads() {
    for (ty, is_checked) in [
        ("u8", true),
        ("&'static str", true),
        ("Cow<'static, str>", true),
        ("&str", false),
        ("&'a str", false),
        ("Cow<'a, str>", false),
        ("Vec<&str>", false),
    ] {
        let bound = format!("{ty}: ::core::marker::Send");
        let bound = without_spaces(&tokens(&bound));
        let expansion = expanded(&format!("J {{ one: {ty}, fn file(&self, event) {{}} }}"));
        assert_eq!(expansion.contains(&bound), is_checked, "{ty}: {expansion}");
    }
}

#[test]
fn a_negative_fraction_is_one_in_the_manifest() {
    let expansion = expanded("J { rate \"5 minutes\", input: { less: -1.5 }; fn file(event) {} }");
    assert!(expansion.contains("-1.5"), "{expansion}");
}

#[test]
fn a_fragment_of_another_macro_is_one_value_or_a_mistake() {
    let with = |fragment: &str| {
        let fragment = Group::new(Delimiter::None, fragment.parse().expect("tokens"));
        compile(quote!((jets) J { timeout #fragment; fn f(event) {} })).to_string()
    };
    for value in ["60", "(60)", "{ 60 }", "\"${Timeout:30}\""] {
        let is_value = !value.contains(' ') && !value.contains('(');
        assert_eq!(!with(value).contains("compile_error"), is_value, "{value}");
    }
    for more in [
        "60 * 2",
        "60, 30",
        "60;",
        "\"orders\".trim()",
        "-1 - 1",
        "[1] + 2",
        "60 60",
        "limits::TIMEOUT",
        "",
    ] {
        let output = with(more);
        assert_eq!(
            output.matches("compile_error").count(),
            1,
            "{more}: {output}"
        );
    }
}
