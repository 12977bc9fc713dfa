//! The handlers of a job: from the payload of an invocation to the response.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::{call::Call, methods, place::at};
use crate::{
    check::model::{Function, ParameterKind},
    lower::LoweredJob,
    triggers::HandlerParts,
};

/// A table of the functions that can be called.
pub(super) fn expand(library: &TokenStream, lowered: &LoweredJob) -> TokenStream {
    let LoweredJob { job, manifest } = lowered;
    let handlers = job
        .functions
        .iter()
        .zip(&manifest.functions)
        .filter(|(function, _)| function.callable)
        .map(|(function, manifest)| {
            let name = &manifest.handler;
            let steps = steps(library, &Call::new(library, &job.name, function), function);
            let call = quote_spanned! {at(function.name.span())=>
                |job, invocation| ::std::boxed::Box::pin(async move {
                    #[allow(unused_imports)]
                    use #library::__private::ReturnedValue as _;

                    let payload = #library::__private::Payload::new(invocation.payload);
                    #steps
                })
            };
            quote! {
                #library::__private::Handler {
                    name: #name,
                    call: #call,
                }
            }
        });
    quote!(&[#(#handlers),*])
}

fn steps(library: &TokenStream, call: &Call<'_>, function: &Function) -> TokenStream {
    let others: TokenStream = function
        .parameters
        .iter()
        .map(|parameter| {
            let name = &parameter.name;
            let ty = methods::type_of(library, parameter);
            match parameter.kind {
                ParameterKind::Event => quote_spanned! {at(ty.span())=>
                    let #name = <#ty as #library::FromEvent<'_>>::from_event(&payload)?;
                },
                ParameterKind::Context => quote! {
                    let #name = <#ty as #library::__private::FromContext>::from_context(&invocation.context);
                },
                ParameterKind::Trigger(_) => TokenStream::new(),
            }
        })
        .collect();
    let of_trigger = function
        .parameters
        .iter()
        .find_map(|parameter| match parameter.kind {
            ParameterKind::Trigger(trigger) => Some((trigger, parameter)),
            _ => None,
        });
    let Some((trigger, parameter)) = of_trigger else {
        let response = call.response();
        return quote! {
            #others
            #response
        };
    };
    let ty = methods::type_of(library, parameter);
    (trigger.expand)(&HandlerParts {
        library,
        name: &parameter.name,
        span: at(ty.span()),
        ty: &ty,
        others: &others,
        response: &call.response(),
        outcome: &call.outcome(),
    })
}
