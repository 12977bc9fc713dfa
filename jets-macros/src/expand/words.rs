//! Words of the language bound to documented items, so that an editor shows what they mean.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::{
    check::model::Word,
    parse::{is_name, syntax::unraw},
};

pub(super) fn expand(library: &TokenStream, words: &[Word]) -> TokenStream {
    let uses = words
        .iter()
        .filter(|word| is_name(&word.ident))
        .map(|word| {
            let Word {
                scope,
                ident,
                known,
            } = word;
            let scope = scope.iter().map(module);
            // Only an editor completes an unfinished word; the compiler would report it twice.
            let condition = (!known).then(|| quote!(#[cfg(rust_analyzer)])).into_iter();
            quote! {
                #(#condition)*
                use #library::language::#(#scope::)*#ident as _;
            }
        });
    quote! {
        const _: () = {
            #[allow(unused_imports, unexpected_cfgs)]
            mod words { #(#uses)* }
        };
    }
}

fn module(scope: &Ident) -> Ident {
    Ident::new(
        &unraw(scope),
        scope.span().resolved_at(proc_macro2::Span::call_site()),
    )
}
