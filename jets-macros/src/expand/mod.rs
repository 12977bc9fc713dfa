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
use proc_macro2::{Span, TokenStream};
use quote::quote;

use crate::{diagnostics::Errors, lower::Lowered};

/// Returns the code of every job, and one `compile_error!` for each mistake.
pub fn expand(lowered: &Lowered, errors: Errors) -> TokenStream {
    let manifests: Vec<String> = lowered
        .jobs
        .iter()
        .map(|job| Manifest::new(vec![job.manifest.clone()]).to_json())
        .collect();
    let jobs = lowered
        .jobs
        .iter()
        .zip(&manifests)
        .map(|(job, json)| job::expand(&lowered.library, job, json));
    let embedded = embedded::expand(&lowered.jobs, &manifests);
    let words = editor::expand(&lowered.library, &lowered.words);
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
