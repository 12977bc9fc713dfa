//! Generates the Rust code of a declaration: syntax → check → expand.

mod call;
mod constants;
mod docs;
mod handlers;
mod items;
mod job;
mod manifest;
mod methods;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::{
    check::{
        self,
        model::{Checked, LanguageWord, Parameter, ParameterKind, bare},
    },
    diagnostics::Errors,
    syntax::{self, Library, Word},
};

/// Returns the Rust code for the content of a `jobs!`, before which stands the path of the library.
#[must_use]
pub fn compile(tokens: TokenStream) -> TokenStream {
    let errors = Errors::default();
    let input = syntax::parse(tokens, &errors);
    let checked = check::check(input, &errors);
    expand(&checked, errors)
}

/// Returns the code of every job, and one `compile_error!` for each mistake.
pub fn expand(checked: &Checked, errors: Errors) -> TokenStream {
    let jobs = checked.jobs.iter();
    let jobs = jobs.map(|job| job::expand(&checked.library, job));
    let words = words(&checked.library, &checked.words);
    let errors = errors.into_compile_errors();
    quote! {
        #(#jobs)*
        #words
        #errors
    }
}

/// Returns the span of generated code at `span`, where rustc then reports its errors. Names resolve at the macro's call.
fn generated_at(span: Span) -> Span {
    span.resolved_at(Span::call_site())
}

/// Returns the variable that holds the value of a parameter in a handler.
///
/// The variables of handlers have names that no constant or static in scope has: a pattern would mean that one.
fn local(parameter: &Parameter) -> Ident {
    let name = match parameter.kind {
        ParameterKind::Sender(_) => format!("sends_{}", bare(&parameter.name)),
        kind => kind.name().to_owned(),
    };
    format_ident!("jets_{name}", span = generated_at(parameter.name.span()))
}

/// Binds words of the language to documented items, so that an editor shows what they mean. The compiler, which would have
/// to resolve them all, leaves them out.
fn words(library: &Library, words: &[LanguageWord]) -> TokenStream {
    let words = words.iter().filter(|word| word.word.is_name());
    let (options, words): (Vec<_>, Vec<_>) = words.partition(|word| word.scope.is_some());
    let words = words.iter().map(|word| &word.word);
    let scopes = options.iter().flat_map(|option| &option.scope).map(module);
    let options = options.iter().map(|option| &option.word);
    quote! {
        #[allow(unexpected_cfgs)]
        const _: () = {
            #[cfg(rust_analyzer)]
            mod words {
                use #library::language::{#(#words as _,)* #(#scopes::#options as _,)*};
            }
        };
    }
}

fn module(scope: &Word) -> Ident {
    Ident::new(
        &scope.text,
        scope.span().resolved_at(proc_macro2::Span::call_site()),
    )
}
