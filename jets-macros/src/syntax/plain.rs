//! Recognises what most types are: names, with such types as arguments. syn takes many times as long for them, because
//! macros are compiled without optimisation.

use proc_macro2::{Delimiter, TokenTree};

/// The maximum number of tokens of a type that is read here, which bounds its depth.
const MAX_TOKENS: usize = 32;

/// The types whose names begin in lower case, but for the rare ones. All keywords but `Self` do so, too.
const PRIMITIVES: [&str; 11] = [
    "bool", "char", "f32", "f64", "i32", "i64", "str", "u32", "u64", "u8", "usize",
];

/// Returns `true` for a type such as `Result<(), Vec<Order<'_>>>`. What is none may be a type of another form.
pub(super) fn is_type(tokens: &[TokenTree]) -> bool {
    let mut rest = tokens;
    tokens.len() <= MAX_TOKENS && take_type(&mut rest) && rest.is_empty()
}

fn take_type(rest: &mut &[TokenTree]) -> bool {
    match rest {
        [TokenTree::Ident(name), behind @ ..] if is_name(&name.to_string()) => {
            *rest = behind;
            !take_punct(rest, '<') || take_arguments(rest)
        }
        [TokenTree::Group(group), behind @ ..] => {
            *rest = behind;
            group.delimiter() == Delimiter::Parenthesis && group.stream().is_empty()
        }
        _ => false,
    }
}

fn is_name(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_uppercase()) && word != "Self"
        || PRIMITIVES.contains(&word)
}

/// Takes types or lifetimes, and the `>` after the last.
fn take_arguments(rest: &mut &[TokenTree]) -> bool {
    while take_lifetime(rest) || take_type(rest) {
        if take_punct(rest, '>') {
            return true;
        }
        if !take_punct(rest, ',') {
            return false;
        }
    }
    false
}

/// Takes `'_` or `'static`.
fn take_lifetime(rest: &mut &[TokenTree]) -> bool {
    match rest {
        [TokenTree::Punct(quote), TokenTree::Ident(name), behind @ ..]
            if quote.as_char() == '\'' && (name == "_" || name == "static") =>
        {
            *rest = behind;
            true
        }
        _ => false,
    }
}

/// Takes this sign.
fn take_punct(rest: &mut &[TokenTree], wanted: char) -> bool {
    match rest {
        [TokenTree::Punct(punct), behind @ ..] if punct.as_char() == wanted => {
            *rest = behind;
            true
        }
        _ => false,
    }
}
