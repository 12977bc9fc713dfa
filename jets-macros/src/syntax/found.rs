//! Shows an unexpected token in a message.

use proc_macro2::{Delimiter, Span, TokenTree};

/// Returns the token's text. For a group, returns its delimiters.
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

/// Returns the token's span. For a group, returns that of the opening delimiter.
pub(super) fn span(token: &TokenTree) -> Span {
    match token {
        TokenTree::Group(group) => group.span_open(),
        _ => token.span(),
    }
}
