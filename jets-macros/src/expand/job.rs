//! Generates the struct of a job, its manifest and its trait.

use jets_core::section;
use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};

use super::{constants, docs, generated_at, handlers, manifest, methods};
use crate::{
    check::model::Job,
    syntax::{Library, is_punct},
};

pub(super) fn expand(library: &Library, job: &Job) -> TokenStream {
    let json = manifest::expand(library, job);
    let sends = manifest::constants(library, job);
    let name = &job.name;
    let visibility = &job.visibility;
    let triggers: Vec<String> = job.functions.iter().map(docs::triggers).collect();
    let declaration = declare(job, &triggers);
    let functions = job.functions.iter().zip(&triggers);
    let methods = functions
        .map(|(function, triggers)| methods::expand(library, &job.sends, function, triggers));
    let handlers = handlers::expand(library, job);
    let constants = constants::expand(library, job);
    let allowed = methods::allowed();
    let bounds = bounds(job);
    let (section, mach_o) = (
        format!("{}.{}", section::NAME, job.aws_name),
        section::MACH_O_LINK_SECTION,
    );
    quote! {
        #declaration

        #[allow(deprecated, unexpected_cfgs, #allowed)]
        impl #name {
            /// What this job needs from AWS, as JSON: its functions, their triggers, properties and permissions.
            #[allow(dead_code)]
            #visibility const MANIFEST: &'static str = #json;

            #(#methods)*
        }

        #[automatically_derived]
        #[allow(deprecated, trivial_bounds)]
        impl #library::Job for #name #bounds {
            const MANIFEST: &'static str = #name::MANIFEST;
            #sends

            fn line() -> &'static [u8] {
                #[cfg_attr(target_vendor = "apple", unsafe(link_section = #mach_o))]
                #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = #section))]
                static LINE: [u8; #name::MANIFEST.len() + 1] = #library::__private::joined(&[&[#name::MANIFEST, "\n"]]);
                &LINE
            }

            fn handlers() -> &'static [#library::__private::JobHandler<Self>] {
                #handlers
            }
        }

        #constants
    }
}

fn declare(job: &Job, triggers: &[String]) -> TokenStream {
    let (attributes, visibility, name) = (&job.attributes, &job.visibility, &job.name);
    let table = docs::of_job(job, triggers, !docs::has_docs(attributes));
    let table = docs::comment(&table, name.span());
    let body = if job.fields.is_empty() {
        quote!(;)
    } else {
        let fields = job.fields.iter().map(|field| {
            let (attributes, visibility, name, ty) =
                (&field.attributes, &field.visibility, &field.name, &field.ty);
            quote!(#(#attributes)* #visibility #name: #ty)
        });
        quote!({ #(#fields,)* })
    };
    quote! {
        #(#attributes)*
        #table
        #visibility struct #name #body
    }
}

/// Returns bounds that require every field to be `Send` and `Sync`. A bound makes rustc report a field at its type, and
/// only there.
fn bounds(job: &Job) -> TokenStream {
    let bounds = job
        .fields
        .iter()
        .map(|field| &field.ty)
        .filter(|ty| is_static(ty.to_token_stream()))
        .map(|ty| {
            let span = generated_at(ty.span());
            quote_spanned!(span=> #ty: ::core::marker::Send + ::core::marker::Sync)
        });
    quote!(where #(#bounds),*)
}

/// Returns `true` if a field's type has no lifetime but `'static`. rustc reports any other lifetime where the field is
/// declared.
fn is_static(ty: TokenStream) -> bool {
    let tokens: Vec<TokenTree> = ty.into_iter().collect();
    let is_long = tokens.windows(2).all(|pair| match pair {
        [reference, next] if is_punct(reference, '&') => is_punct(next, '\''),
        [quote, TokenTree::Ident(name)] if is_punct(quote, '\'') => name == "static",
        _ => true,
    });
    is_long
        && tokens.into_iter().all(|token| match token {
            TokenTree::Group(group) => is_static(group.stream()),
            _ => true,
        })
}
