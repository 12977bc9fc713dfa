//! The Rust code of a declaration.

mod call;
mod docs;
mod embedded;
mod handlers;
mod job;
mod methods;
mod place;
mod words;

use proc_macro2::TokenStream;
use quote::quote;

use crate::{diagnostics::Errors, lower::Lowered};

/// The code of every job, beside one `compile_error!` for each mistake.
pub(crate) fn expand(lowered: &Lowered, errors: Errors) -> TokenStream {
    let jobs = lowered
        .jobs
        .iter()
        .map(|job| job::expand(&lowered.library, job));
    let embedded = embedded::expand(&lowered.jobs);
    let words = words::expand(&lowered.library, &lowered.words);
    let errors = errors.into_compile_errors();
    quote! {
        #(#jobs)*
        #embedded
        #words
        #errors
    }
}
