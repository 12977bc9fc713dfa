//! Reports types that no parameter can have.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;

use crate::{
    diagnostics::Errors,
    syntax::{Type, Word},
    triggers,
};

/// Reports generics in the type of parameter `name`, and lifetimes that are longer than an invocation.
pub(super) fn check(name: &Word, ty: &Type, errors: &mut Errors) {
    tokens(name, ty.to_token_stream(), errors);
}

/// Reports a window that is not a mutable reference, or whose state has no type.
pub(super) fn check_window(name: &Word, ty: Option<&Type>, errors: &mut Errors) {
    match ty {
        Some(ty) if ty.is_mutable_reference() => {}
        Some(other) => errors.at(
            other,
            format!("`{name}` is borrowed, and the function changes its state: write `&mut Window<…>`"),
        ),
        None => errors.at(
            name,
            format!("`{name}` needs a type, which says what its state is: write `{name}: &mut Window<…>`"),
        ),
    }
}

fn tokens(name: &Word, stream: TokenStream, errors: &mut Errors) {
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
                    && is_borrowed(before)
                {
                    errors.at(
                        quote::quote!(#quote #word),
                        format!(
                            "`{name}` is borrowed for one invocation: write `'_` in place of `'static`"
                        ),
                    );
                }
            }
            _ => {}
        }
    }
}

/// Returns `true` if a lifetime after these tokens is that of a reference, or of a type that borrows from the event.
fn is_borrowed(before: &[TokenTree]) -> bool {
    match before {
        [.., TokenTree::Ident(lender), TokenTree::Punct(angle), _] => {
            angle.as_char() == '<' && is_lender(&lender.to_string())
        }
        [.., TokenTree::Punct(reference), _] => reference.as_char() == '&',
        _ => false,
    }
}

/// Returns `true` if `name` is a type of the library that borrows from the event.
fn is_lender(name: &str) -> bool {
    name == "Event"
        || triggers::parameters().iter().any(|parameter| {
            parameter.default_type.is_borrowed && parameter.default_type.name == name
        })
}
