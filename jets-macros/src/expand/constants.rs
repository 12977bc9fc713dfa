//! Generates the constants of a job's functions, their handlers.

use std::collections::BTreeSet;

use jets_core::manifest::HandlerName;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{docs, generated_at};
use crate::check::model::{Function, Job};

/// Returns a constant for each function, with mistakes or without, so that its users give no more errors.
///
/// A type stands for each function. It has the name of the job in it, so that it hides no type of the user.
pub(super) fn expand(library: &TokenStream, job: &Job) -> TokenStream {
    let (name, visibility) = (&job.name, &job.visibility);
    let mut types = BTreeSet::new();
    let functions = job.functions.iter().filter_map(|function| {
        let constant = function.constant.as_deref()?;
        let names = HandlerName::new(&job.aws_name, &function.manifest.name);
        let ty = names.logical_id().to_owned();
        types.insert(ty.clone()).then_some((function, constant, ty))
    });
    let (types, constants): (Vec<Ident>, Vec<TokenStream>) = functions
        .map(|(function, constant, ty)| {
            let ty = format_ident!("{ty}");
            let constant = Ident::new(constant, generated_at(function.name.span()));
            let source = source(library, function);
            let handler = &function.manifest.handler;
            let text = format!("The handler of Lambda function `{}`: `{handler}`.", function.name);
            let docs = docs::comment(&text, function.name.span());
            let constant = quote! {
                #docs
                #visibility const #constant: #library::Handler<#source, #ty> = #library::Handler::new(#handler);
            };
            (ty, constant)
        })
        .unzip();
    quote! {
        #[allow(dead_code, deprecated, non_camel_case_types)]
        const _: () = {
            #(#[doc(hidden)] pub enum #types {})*

            impl #name {
                #(#constants)*
            }
        };
    }
}

/// Returns the source of the function's items: that of its parameter, or those of its triggers.
fn source(library: &TokenStream, function: &Function) -> TokenStream {
    let sources = function.sources.iter();
    let mut sources = sources.map(|source| format_ident!("{source}"));
    match (sources.next(), sources.len()) {
        (None, _) => quote!(()),
        (Some(source), 0) => quote!(#library::#source),
        (Some(first), _) => quote!((#library::#first, #(#library::#sources),*)),
    }
}
