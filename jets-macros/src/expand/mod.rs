//! Generates the Rust code of a declaration.

mod call;
mod docs;
mod editor;
mod embedded;
mod handlers;
mod items;
mod job;
mod methods;

use jets_core::manifest::Manifest;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::{
    check::model::{Checked, Parameter},
    diagnostics::Errors,
};

/// Returns the code of every job, and one `compile_error!` for each mistake.
pub fn expand(checked: &Checked, errors: Errors) -> TokenStream {
    let manifests: Vec<String> = checked
        .jobs
        .iter()
        .map(|job| Manifest::new(vec![job.manifest()]).to_json())
        .collect();
    let jobs = checked
        .jobs
        .iter()
        .zip(&manifests)
        .map(|(job, json)| job::expand(&checked.library, job, json));
    let embedded = embedded::expand(&checked.jobs, &manifests);
    let words = editor::expand(&checked.library, &checked.words);
    let errors = errors.into_compile_errors();
    quote! {
        #(#jobs)*
        #embedded
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
    let name = parameter.kind.name();
    format_ident!("jets_{name}", span = generated_at(parameter.name.span()))
}
