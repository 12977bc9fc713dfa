//! A token that stands where it should not, as a message shows it.

use proc_macro2::{Delimiter, Span, TokenTree};

/// The token's text; of a group, the delimiters.
pub(super) fn shown(token: &TokenTree) -> String {
    match token {
        TokenTree::Group(group) => match group.delimiter() {
            Delimiter::Brace => "{ … }".to_owned(),
            Delimiter::Bracket => "[ … ]".to_owned(),
            Delimiter::Parenthesis => "( … )".to_owned(),
            Delimiter::None => token.to_string(),
        },
        _ => token.to_string(),
    }
}

/// Where the token begins; of a group, the opening delimiter.
pub(super) fn span(token: &TokenTree) -> Span {
    match token {
        TokenTree::Group(group) => group.span_open(),
        _ => token.span(),
    }
}
