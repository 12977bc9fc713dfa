//! The struct of a job, its manifest and its trait.

use jets_core::manifest::Manifest;
use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, handlers, methods};
use crate::lower::LoweredJob;

pub(super) fn expand(library: &TokenStream, lowered: &LoweredJob) -> TokenStream {
    let LoweredJob { job, manifest } = lowered;
    let name = &job.name;
    let visibility = &job.visibility;
    let declaration = declare(lowered);
    let json = Manifest::new(vec![manifest.clone()]).to_json();
    let methods = job
        .functions
        .iter()
        .zip(&manifest.functions)
        .map(|(function, manifest)| methods::expand(library, function, manifest));
    let handlers = handlers::expand(library, lowered);
    quote! {
        #declaration

        #[allow(unexpected_cfgs)]
        impl #name {
            /// What this job needs from AWS, as JSON: its functions, their triggers, properties and permissions.
            #[allow(dead_code)]
            #visibility const MANIFEST: &'static str = #json;

            #(#methods)*
        }

        #[automatically_derived]
        impl #library::Job for #name {
            const MANIFEST: &'static str = #name::MANIFEST;

            fn handlers() -> &'static [#library::__private::Handler<Self>] {
                #handlers
            }
        }
    }
}

fn declare(lowered: &LoweredJob) -> TokenStream {
    let job = &lowered.job;
    let (attributes, visibility, name) = (&job.attributes, &job.visibility, &job.name);
    let table = docs::of_job(&lowered.manifest, !docs::has_docs(attributes));
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
        #[doc = #table]
        #visibility struct #name #body
    }
}
