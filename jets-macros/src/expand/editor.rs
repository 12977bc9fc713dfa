//! Words of the language bound to documented items, so that an editor shows what they mean.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::{check::model::LanguageWord, parse::Word};

pub(super) fn expand(library: &TokenStream, words: &[LanguageWord]) -> TokenStream {
    let uses = words
        .iter()
        .filter(|known| known.word.is_name())
        .map(|word| {
            let LanguageWord {
                scope,
                word,
                is_known,
            } = word;
            let scope = scope.iter().map(module);
            // Unfinished words are only for editors; the compiler would report them a second time.
            let condition = (!is_known)
                .then(|| quote!(#[cfg(rust_analyzer)]))
                .into_iter();
            quote! {
                #(#condition)*
                use #library::language::#(#scope::)*#word as _;
            }
        });
    quote! {
        const _: () = {
            #[allow(unused_imports, unexpected_cfgs)]
            mod words { #(#uses)* }
        };
    }
}

fn module(scope: &Word) -> Ident {
    Ident::new(
        &scope.text,
        scope.span().resolved_at(proc_macro2::Span::call_site()),
    )
}
