//! Generates the handlers of a job, from the payload of an invocation to the response.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::{
    call::{self, Call},
    generated_at,
    items::{self, Parts},
    local, manifest, methods,
};
use crate::{
    check::model::{Function, Job, Parameter, ParameterKind},
    syntax::{Library, Tokens},
    triggers::{Form, Unpacking},
};

/// Returns the body of the method that returns the table of handlers. Functions with mistakes are left out.
pub(super) fn expand(library: &Library, job: &Job) -> TokenStream {
    let handlers = job
        .functions
        .iter()
        .filter(|function| function.is_sound)
        .map(|function| {
            let name = &function.manifest.handler;
            let future = future(library, job, &Call::new(&job.name, function), function);
            let backoff = function.code.backoff.map(|(first, maximum)| {
                let [first, maximum] = [first, maximum].map(Literal::i64_unsuffixed);
                quote!(.backoff(#first, #maximum))
            });
            let sends = function.parameters.iter().filter_map(Parameter::sends);
            let sends = sends.map(|index| manifest::sends(library, job, index));
            let sends: Vec<TokenStream> = sends.collect();
            let sends = (!sends.is_empty()).then(|| quote!(.sends(const { &[#(#sends),*] })));
            quote_spanned! {generated_at(function.name.span())=>
                __JobHandler::new(#name, |jets_job, jets_invocation| #future) #backoff #sends
            }
        });
    let names = call::names(library);
    quote! {
        #names
        const { &[#(#handlers),*] }
    }
}

/// Returns an expression of the boxed future of an invocation.
fn future(library: &Library, job: &Job, call: &Call<'_>, function: &Function) -> TokenStream {
    let of_trigger = function
        .parameters
        .iter()
        .find_map(|parameter| match parameter.kind {
            ParameterKind::Trigger(trigger) => Some((trigger, parameter)),
            _ => None,
        });
    let others = values(library, job, function, |kind| {
        !matches!(kind, ParameterKind::Trigger(_))
    });
    let Some((trigger, parameter)) = of_trigger else {
        let response = call.response();
        let steps = quote! {
            #others
            #response
        };
        return boxed(function, call.is_async(), &steps);
    };
    let ty = methods::type_of(library, parameter);
    let feature = trigger.feature_method.map(|method| Unpacking {
        method,
        option: "",
        span: parameter.name.span(),
    });
    let parts = Parts {
        source: &library.item(trigger.marker),
        local: &local(parameter),
        span: generated_at(ty.span()),
        ty: &ty,
        unpacking: function.code.unpacking.or(feature),
        others: &others,
        shared: &shared(library, job, function),
        of_each: &of_each(library, job, function),
    };
    if trigger.form == Form::Item && items::are_called_by_library(&parts) {
        return items::by_library(&parts, call);
    }
    let is_async = call.is_async() || trigger.form != Form::Batch;
    boxed(
        function,
        is_async,
        &items::expand(trigger.form, &parts, call),
    )
}

/// Returns a boxed future that runs `steps`. If they do not await anything, they become a closure for the library's own
/// future, which takes the compiler less time.
fn boxed(function: &Function, is_async: bool, steps: &TokenStream) -> TokenStream {
    let steps = quote! {
        let jets_payload = __Payload::new(jets_invocation.payload);
        let jets_context = jets_invocation.context;
        #steps
    };
    if is_async {
        return quote_spanned! {generated_at(function.name.span())=>
            ::std::boxed::Box::pin(async move { #steps })
        };
    }
    quote_spanned! {generated_at(function.name.span())=>
        __when_polled(move || { #steps })
    }
}

/// Returns the statements that set the parameters `event`, `context` and `window`, for the kinds that are `wanted`.
fn values(
    library: &Library,
    job: &Job,
    function: &Function,
    wanted: impl Fn(ParameterKind) -> bool,
) -> TokenStream {
    let parameters = function.parameters.iter();
    parameters
        .filter(|parameter| wanted(parameter.kind))
        .map(|parameter| {
            let local = local(parameter);
            let ty = methods::type_of(library, parameter);
            match parameter.kind {
                ParameterKind::Event => quote_spanned! {generated_at(ty.span())=>
                    let #local = <#ty as __FromEvent<'_>>::from_event(&jets_payload)?;
                },
                ParameterKind::Context => quote! {
                    let #local = <#ty as __FromContext>::from_context(jets_context);
                },
                ParameterKind::Window => window(parameter),
                ParameterKind::Sender(index) => sender(library, job, index, &local, &ty),
                ParameterKind::Trigger(_) => TokenStream::new(),
            }
        })
        .collect()
}

/// Returns the statement that sets a sender. rustc reports another type than that of the sender at the type, and a
/// function that cannot be sent to at its constant.
fn sender(library: &Library, job: &Job, index: usize, local: &Ident, ty: &Tokens) -> TokenStream {
    let Some(declared) = job.sends.get(index) else {
        return TokenStream::new();
    };
    let sends = manifest::sends(library, job, index);
    let receiver = manifest::receiver(library, declared);
    let span = manifest::span_of_constant(declared);
    let call = declared.via.map_or_else(
        || quote_spanned!(span=> #receiver.sender::<#ty>),
        |(source, _)| {
            let source = format_ident!("{source}");
            quote_spanned!(span=> #receiver.sender_via::<#library::#source, #ty>)
        },
    );
    let kms_key_arn = declared.kms_key_arn.iter();
    let check_key = kms_key_arn.map(|_| quote!(#library::__private::encrypted::<#ty>();));
    quote!(#(#check_key)* let #local = #call(#sends, jets_invocation)?;)
}

/// Returns the statements that set the values of each call.
fn of_each(library: &Library, job: &Job, function: &Function) -> Tokens {
    let context = values(library, job, function, |kind| {
        matches!(kind, ParameterKind::Context)
    });
    let senders = function.parameters.iter();
    let senders = senders
        .filter(|parameter| parameter.sends().is_some())
        .map(local);
    let senders = quote!(#(let #senders = ::core::clone::Clone::clone(&#senders);)*);
    context.into_iter().chain(senders).collect()
}

/// Returns the statement that sets the window. The function borrows it, and the answer is made from it.
fn window(parameter: &Parameter) -> TokenStream {
    let Some(ty) = parameter.referenced_type() else {
        return TokenStream::new();
    };
    let local = local(parameter);
    quote_spanned! {generated_at(ty.span())=>
        let mut #local = <#ty as __StatefulWindow>::from_items(&jets_items)?;
    }
}

/// Returns the statements that decode the event and make the senders once for all calls. A parameter `&T` borrows the one
/// `T`.
fn shared(library: &Library, job: &Job, function: &Function) -> TokenStream {
    let senders = values(library, job, function, |kind| {
        matches!(kind, ParameterKind::Sender(_))
    });
    let event = function
        .parameters
        .iter()
        .find(|parameter| matches!(parameter.kind, ParameterKind::Event));
    let Some(event) = event else {
        return senders;
    };
    let local = local(event);
    let ty = methods::type_of(library, event);
    let span = generated_at(ty.span());
    let (ty, value) = if let Some(referenced) = event.referenced_type() {
        (referenced.tokens().clone(), quote!(&jets_shared_event))
    } else {
        let shared = quote_spanned!(span=> <#ty as __SharedEvent>::shared(jets_shared_event));
        (ty, shared)
    };
    quote_spanned! {span=>
        #senders
        let jets_shared_event = <#ty as __FromEvent<'_>>::from_event(&jets_payload)?;
        let #local = #value;
    }
}
