//! Generates the constants of a job's functions, their handlers.

use std::collections::BTreeSet;

use jets_core::manifest::{Destination, HandlerName, Value};
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote};

use super::{call, docs, generated_at, methods};
use crate::{
    check::{
        model::{Function, Job, Parameter, ParameterKind},
        senders,
        sends::with_name,
    },
    syntax::{Library, Tokens, is_lifetime, is_punct, is_semicolon},
};

/// Returns a constant for each function, with mistakes or without, so that its users give no more errors.
///
/// A type says how each function can be sent to.
pub(super) fn expand(library: &Library, job: &Job) -> TokenStream {
    let (name, visibility) = (&job.name, &job.visibility);
    let imported = call::names(library);
    let mut names = BTreeSet::new();
    let mut types = TokenStream::new();
    let constants = job.functions.iter().filter_map(|function| {
        let constant = function.constant.as_deref()?;
        let destinations = destinations(function);
        let ty = receiver(library, job, function, &destinations);
        let ty = if let Some(ty) = ty {
            ty
        } else {
            let name = HandlerName::new(&job.aws_name, &function.manifest.name);
            let name = name.logical_id().to_owned();
            let ty = format_ident!("{name}");
            if !names.insert(name) {
                return None;
            }
            types.extend(declare(library, job, function, &ty, &destinations));
            ty.into_token_stream()
        };
        let constant = Ident::new(constant, generated_at(function.name.span()));
        let source = source(library, function);
        let addresses = destinations.iter().map(address);
        let handler = &function.manifest.handler;
        let text = format!("The handler of Lambda function `{}`: `{handler}`.", function.name);
        let docs = docs::comment(&text, function.name.span());
        Some(quote! {
            #docs
            #visibility const #constant: #library::Handler<#source, #ty> = __Handler::new(#handler, &[#(#addresses),*]);
        })
    });
    let constants: Vec<TokenStream> = constants.collect();
    quote! {
        #[allow(dead_code, deprecated, non_camel_case_types, private_interfaces)]
        const _: () = {
            #imported
            #types

            impl #name {
                #(#constants)*
            }
        };
    }
}

/// Returns the source of the function's items: that of its parameter, or those of its triggers.
fn source(library: &Library, function: &Function) -> Tokens {
    let sources = function.sources.iter();
    let mut sources = sources.map(|source| library.item(source));
    match (sources.next(), sources.len()) {
        (None, _) => quote!(()).into(),
        (Some(source), 0) => source,
        (Some(first), _) => quote!((#first, #(#sources),*)).into(),
    }
}

/// Returns where a function without mistakes is sent to. Text that is not JSON as it stands cannot be in the manifest of a
/// sender, which is joined by the compiler.
fn destinations(function: &Function) -> Vec<Destination> {
    if !function.is_sound {
        return Vec::new();
    }
    let mut all = function.manifest.destinations();
    let is_plain = |text: &str| Value::from(text).to_string() == format!("\"{text}\"");
    all.retain(|to| {
        let texts = [Some(&to.arn), to.source.as_ref(), to.detail_type.as_ref()];
        texts.into_iter().flatten().all(|text| is_plain(text))
    });
    all
}

fn address(to: &Destination) -> TokenStream {
    let arn = &to.arn;
    let kind = format_ident!("{}", format!("{:?}", to.kind));
    if let (Some(source), Some(detail_type)) = (&to.source, &to.detail_type) {
        return quote!(__Address::event_bus(#arn, #source, #detail_type));
    }
    quote!(__Address::new(__ReceiverKind::#kind, #arn))
}

/// Returns the type that says which senders and payloads a function takes, or `None` if it needs one of its own.
///
/// A function with a mistake takes anything, so that the mistake is not reported again where the function is sent to. A
/// function without a source takes any payload, so that only the missing source is reported there.
fn receiver(
    library: &Library,
    job: &Job,
    function: &Function,
    destinations: &[Destination],
) -> Option<TokenStream> {
    let from = match destinations {
        [] if function.is_sound => quote!(()),
        [] => quote!(__Anything),
        [to] if function.sources.len() < 2 => {
            let (source, sender) = sender(library, to);
            quote!((#source, #sender<__SentPayload>))
        }
        _ => return None,
    };
    let payload = payload(library, job, function);
    Some(quote!(__Takes<#payload, #from>))
}

/// Returns the source that sends to a function there, and the sender.
fn sender(library: &Library, to: &Destination) -> (Tokens, Tokens) {
    let known = senders::KINDS
        .into_iter()
        .find(|(kind, ..)| *kind == to.kind);
    known.map_or_else(
        || (quote!(()).into(), library.item(senders::FUNCTION)),
        |(_, source, sender)| (library.item(source), library.item(sender)),
    )
}

/// Returns the declaration of type `ty` of a function that can be sent to in several ways. It has the name of the job in it,
/// so that it hides no type of the user.
fn declare(
    library: &Library,
    job: &Job,
    function: &Function,
    ty: &Ident,
    destinations: &[Destination],
) -> TokenStream {
    let payload = payload(library, job, function);
    let from = destinations.iter().map(|to| {
        let (source, sender) = sender(library, to);
        quote! {
            #[diagnostic::do_not_recommend]
            impl __ReceivesFrom<#source> for #ty {}
            impl __ReceivesBy<#source, #sender<__SentPayload>> for #ty {}
        }
    });
    // Without `via:`, only that is missing.
    let sources = source(library, function);
    quote! {
        #[doc(hidden)]
        pub enum #ty {}
        impl<W: __SentAs<#payload>> __Receives<W> for #ty {}
        #(#from)*
        impl<K> __ReceivesBy<#sources, K> for #ty {}
    }
}

/// Returns a type that says what is made from what is sent.
fn payload(library: &Library, job: &Job, function: &Function) -> Tokens {
    let payload = sent_type(library, job, function).map(with_static_lifetimes);
    let payload = payload.map_or_else(|| quote!(__Anything), |payload| quote!(fn(#payload)));
    payload.into()
}

/// Returns the type that is made from what is sent, or `None` if it can be anything.
fn sent_type(library: &Library, job: &Job, function: &Function) -> Option<Tokens> {
    let mut parameters = function.parameters.iter();
    let is_sent = |parameter: &&Parameter| {
        let mut sources = senders::KINDS.into_iter().map(|(_, source, _)| source);
        let trigger = parameter.of_trigger();
        trigger.is_some_and(|trigger| sources.any(|source| source == trigger.marker))
    };
    let payload = if let Some(parameter) = parameters.clone().find(is_sent) {
        methods::type_of(library, parameter)
    } else {
        let is_event = |parameter: &&Parameter| matches!(parameter.kind, ParameterKind::Event);
        let event = parameters.find(is_event)?;
        let ty = event.referenced_type().or(event.ty.as_ref())?.tokens();
        let words = ty.as_slice().iter();
        let words = words.take_while(|token| !is_punct(token, '<'));
        let name = words.last()?.to_string();
        match name.as_str() {
            _ if !function.manifest.triggers.is_empty() => return None,
            "Event" => return None,
            "Json" => ty.clone(),
            "str" => quote!(#library::Json<::std::string::String>).into(),
            _ => quote!(#library::Json<#ty>).into(),
        }
    };
    let is_whole = function.is_sound && !has_placeholder(&payload);
    is_whole.then(|| with_name(&job.name, payload))
}

/// Returns `true` if `_` stands for a type, which rustc has reported.
fn has_placeholder(ty: &Tokens) -> bool {
    let mut before = None;
    ty.as_slice().iter().any(|token| {
        let is_lifetime = before.is_some_and(|before| is_punct(before, '\''));
        before = Some(token);
        match token {
            TokenTree::Ident(word) => word == "_" && !is_lifetime,
            TokenTree::Group(group) => has_placeholder(&group.stream().into()),
            _ => false,
        }
    })
}

/// Returns a type with `'static` in place of the lifetimes that are left out. An operator of a constant is no reference.
fn with_static_lifetimes(ty: Tokens) -> Tokens {
    if !ty.any(&|token| is_punct(token, '&') || is_punct(token, '\'')) {
        return ty;
    }
    let mut owned = Tokens::default();
    let mut tokens = ty.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_static = match (&token, tokens.peek()) {
            (token, Some(next)) if is_punct(token, '&') => !is_lifetime(next),
            (token, Some(TokenTree::Ident(name))) if is_punct(token, '\'') && name == "_" => {
                tokens.next();
                owned.extend(quote!('static));
                continue;
            }
            _ => false,
        };
        let is_end = is_semicolon(&token);
        owned.extend([match token {
            TokenTree::Group(group) if group.delimiter() != Delimiter::Brace => {
                let inside = with_static_lifetimes(group.stream().into());
                let mut inside = Group::new(group.delimiter(), inside.into_token_stream());
                inside.set_span(group.span());
                TokenTree::Group(inside)
            }
            token => token,
        }]);
        if is_static {
            owned.extend(quote!('static));
        }
        if is_end {
            owned.extend(tokens);
            break;
        }
    }
    owned
}
