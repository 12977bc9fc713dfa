//! Binds words of the language to documented items, so that an editor shows what they mean.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::{check::model::LanguageWord, syntax::Word};

pub(super) fn expand(library: &TokenStream, words: &[LanguageWord]) -> TokenStream {
    let names = words.iter().filter(|word| word.word.is_name());
    let (known, unfinished): (Vec<_>, Vec<_>) = names.partition(|word| word.is_known);
    let known = known.into_iter().map(path);
    let unfinished = unfinished.into_iter().map(path);
    // Unfinished words are only for editors. The compiler would report them a second time.
    quote! {
        const _: () = {
            #[allow(unused_imports, unexpected_cfgs)]
            mod words {
                use #library::language::{#(#known as _),*};
                #[cfg(rust_analyzer)]
                use #library::language::{#(#unfinished as _),*};
            }
        };
    }
}

/// Returns the path of a word's item in the module of all words.
fn path(word: &LanguageWord) -> TokenStream {
    let LanguageWord { scope, word, .. } = word;
    let scope = scope.iter().map(module);
    quote!(#(#scope::)*#word)
}

fn module(scope: &Word) -> Ident {
    Ident::new(
        &scope.text,
        scope.span().resolved_at(proc_macro2::Span::call_site()),
    )
}
