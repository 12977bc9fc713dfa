//! The Rust code of a declaration.

mod call;
mod docs;
mod editor;
mod embedded;
mod handlers;
mod items;
mod job;
mod methods;
mod place;

use proc_macro2::TokenStream;
use quote::quote;

use crate::{diagnostics::Errors, lower::Lowered};

/// The code of every job, beside one `compile_error!` for each mistake.
pub fn expand(lowered: &Lowered, errors: Errors) -> TokenStream {
    let jobs = lowered
        .jobs
        .iter()
        .map(|job| job::expand(&lowered.library, job));
    let embedded = embedded::expand(&lowered.jobs);
    let words = editor::expand(&lowered.library, &lowered.words);
    let errors = errors.into_compile_errors();
    quote! {
        #(#jobs)*
        #embedded
        #words
        #errors
    }
}
