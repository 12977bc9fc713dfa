//! Types that a parameter cannot have, whatever they stand for.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Type;

use crate::diagnostics::Errors;

/// What the library lends for one invocation.
const LENT: [&str; 3] = ["Event", "KinesisData", "KinesisRecord"];

/// Reports generics in the type of parameter `name`, and what it borrows for longer than an invocation.
pub(super) fn check(name: &Ident, ty: &Type, errors: &mut Errors) {
    tokens(name, ty.to_token_stream(), errors);
}

fn tokens(name: &Ident, stream: TokenStream, errors: &mut Errors) {
    let stream: Vec<TokenTree> = stream.into_iter().collect();
    for (position, token) in stream.iter().enumerate() {
        match token {
            TokenTree::Group(group) => tokens(name, group.stream(), errors),
            TokenTree::Ident(word) if word == "impl" => errors.at(
                word,
                format!("`{name}` needs a type: a function takes no generics"),
            ),
            TokenTree::Ident(word) if word == "static" => {
                let before = stream.get(..position).unwrap_or_default();
                if let [.., quote] = before
                    && is_lent(before)
                {
                    errors.at(
                        quote::quote!(#quote #word),
                        format!(
                            "`{name}` is lent for one invocation: write `'_` in place of `'static`"
                        ),
                    );
                }
            }
            _ => {}
        }
    }
}

/// Whether a lifetime behind these tokens is that of a reference, or of what the library lends.
fn is_lent(before: &[TokenTree]) -> bool {
    match before {
        [.., TokenTree::Ident(lender), TokenTree::Punct(angle), _] => {
            angle.as_char() == '<' && LENT.iter().any(|lent| lender == lent)
        }
        [.., TokenTree::Punct(reference), _] => reference.as_char() == '&',
        _ => false,
    }
}
