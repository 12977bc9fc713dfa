//! Generates the constants of a job's functions, their handlers.

use std::collections::BTreeSet;

use jets_core::manifest::{Destination, HandlerName, Value};
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote};

use super::{docs, generated_at, methods};
use crate::{
    check::{
        model::{Function, Job, Parameter, ParameterKind},
        senders,
        sends::with_name,
    },
    syntax::{Library, is_punct},
};

/// Returns a constant for each function, with mistakes or without, so that its users give no more errors.
///
/// A type says how each function can be sent to.
pub(super) fn expand(library: &Library, job: &Job) -> TokenStream {
    let (name, visibility) = (&job.name, &job.visibility);
    let mut names = BTreeSet::new();
    let functions = job.functions.iter().filter_map(|function| {
        let constant = function.constant.as_deref()?;
        let name = HandlerName::new(&job.aws_name, &function.manifest.name)
            .logical_id()
            .to_owned();
        names
            .insert(name.clone())
            .then_some((function, constant, name))
    });
    let (types, constants): (Vec<Option<TokenStream>>, Vec<TokenStream>) = functions
        .map(|(function, constant, name)| {
            let destinations = destinations(function);
            let (declared, ty) = receiver(library, job, function, &name, &destinations);
            let constant = Ident::new(constant, generated_at(function.name.span()));
            let source = source(library, function);
            let addresses = destinations.iter().map(|to| address(library, to));
            let addresses: Vec<TokenStream> = addresses.collect();
            let addresses = (!addresses.is_empty()).then(|| quote!(.at(&[#(#addresses),*])));
            let handler = &function.manifest.handler;
            let text = format!("The handler of Lambda function `{}`: `{handler}`.", function.name);
            let docs = docs::comment(&text, function.name.span());
            let constant = quote! {
                #docs
                #visibility const #constant: #library::Handler<#source, #ty> = #library::Handler::new(#handler)#addresses;
            };
            (declared, constant)
        })
        .unzip();
    quote! {
        #[allow(dead_code, deprecated, non_camel_case_types, private_interfaces)]
        const _: () = {
            #(#types)*

            impl #name {
                #(#constants)*
            }
        };
    }
}

/// Returns the source of the function's items: that of its parameter, or those of its triggers.
fn source(library: &Library, function: &Function) -> TokenStream {
    let sources = function.sources.iter();
    let mut sources = sources.map(|source| format_ident!("{source}"));
    match (sources.next(), sources.len()) {
        (None, _) => quote!(()),
        (Some(source), 0) => quote!(#library::#source),
        (Some(first), _) => quote!((#library::#first, #(#library::#sources),*)),
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

fn address(library: &Library, to: &Destination) -> TokenStream {
    let arn = &to.arn;
    let kind = format_ident!("{}", format!("{:?}", to.kind));
    match (&to.source, &to.detail_type) {
        (Some(source), Some(detail_type)) => {
            quote!(#library::__private::Address::event_bus(#arn, #source, #detail_type))
        }
        _ => {
            quote!(#library::__private::Address::new(#library::__private::ReceiverKind::#kind, #arn))
        }
    }
}

/// Returns the type that says which senders and payloads a function takes, with its declaration if it needs one.
///
/// A function with a mistake takes anything, so that the mistake is not reported again where the function is sent to. A
/// function without a source takes any payload, so that only the missing source is reported there.
fn receiver(
    library: &Library,
    job: &Job,
    function: &Function,
    name: &str,
    destinations: &[Destination],
) -> (Option<TokenStream>, TokenStream) {
    let payload = payload(library, job, function).map(with_static_lifetimes);
    let payload = payload.map_or_else(
        || quote!(#library::__private::Anything),
        |payload| quote!(fn(#payload)),
    );
    let takes = |from: TokenStream| quote!(#library::__private::Takes<#payload, #from>);
    match destinations {
        [] if function.is_sound => (None, takes(quote!(()))),
        [] => (None, takes(quote!(#library::__private::Anything))),
        [to] if function.sources.len() < 2 => {
            let (source, sender) = sender(library, to);
            (None, takes(quote!((#source, #sender))))
        }
        _ => {
            let ty = format_ident!("{name}");
            let declared = declare(library, function, &ty, &payload, destinations);
            (Some(declared), quote!(#ty))
        }
    }
}

/// Returns the source that sends to a function there, and the sender.
fn sender(library: &Library, to: &Destination) -> (TokenStream, TokenStream) {
    let known = senders::KINDS
        .into_iter()
        .find(|(kind, ..)| *kind == to.kind);
    let (source, sender) = known.map_or((quote!(()), senders::FUNCTION), |(_, source, sender)| {
        let source = format_ident!("{source}");
        (quote!(#library::#source), sender)
    });
    let sender = format_ident!("{sender}");
    (
        source,
        quote!(#library::#sender<#library::__private::SentPayload>),
    )
}

/// Returns a type for a function that can be sent to in several ways. It has the name of the job in it, so that it hides no
/// type of the user.
fn declare(
    library: &Library,
    function: &Function,
    ty: &Ident,
    payload: &TokenStream,
    destinations: &[Destination],
) -> TokenStream {
    let from = destinations.iter().map(|to| {
        let (source, sender) = sender(library, to);
        quote! {
            #[diagnostic::do_not_recommend]
            impl #library::__private::ReceivesFrom<#source> for #ty {}
            impl #library::__private::ReceivesBy<#source, #sender> for #ty {}
        }
    });
    // Without `via:`, only that is missing.
    let sources = source(library, function);
    quote! {
        #[doc(hidden)]
        pub enum #ty {}
        impl<W: #library::__private::SentAs<#payload>> #library::__private::Receives<W> for #ty {}
        #(#from)*
        impl<K> #library::__private::ReceivesBy<#sources, K> for #ty {}
    }
}

/// Returns the type that is made from what is sent, or `None` if it can be anything.
fn payload(library: &Library, job: &Job, function: &Function) -> Option<TokenStream> {
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
        let ty = event
            .referenced_type()
            .or(event.ty.as_ref())?
            .to_token_stream();
        let words = ty
            .clone()
            .into_iter()
            .take_while(|token| !is_punct(token, '<'));
        let name = words.last()?.to_string();
        match name.as_str() {
            _ if !function.manifest.triggers.is_empty() => return None,
            "Event" => return None,
            "Json" => ty,
            "str" => quote!(#library::Json<::std::string::String>),
            _ => quote!(#library::Json<#ty>),
        }
    };
    let is_whole = function.is_sound && !has_placeholder(payload.clone());
    is_whole.then(|| with_name(&job.name, payload))
}

/// Returns `true` if `_` stands for a type, which rustc has reported.
fn has_placeholder(ty: TokenStream) -> bool {
    let mut before = None;
    ty.into_iter().any(|token| {
        let is_lifetime = before.as_ref().is_some_and(|before| is_punct(before, '\''));
        let is_placeholder = match &token {
            TokenTree::Ident(word) => word == "_" && !is_lifetime,
            TokenTree::Group(group) => has_placeholder(group.stream()),
            _ => false,
        };
        before = Some(token);
        is_placeholder
    })
}

/// Returns a type with `'static` in place of the lifetimes that are left out. An operator of a constant is no reference.
fn with_static_lifetimes(ty: TokenStream) -> TokenStream {
    let mut owned = TokenStream::new();
    let mut tokens = ty.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_static = match (&token, tokens.peek()) {
            (token, Some(next)) if is_punct(token, '&') => !is_punct(next, '\''),
            (token, Some(TokenTree::Ident(name))) if is_punct(token, '\'') && name == "_" => {
                tokens.next();
                owned.extend(quote!('static));
                continue;
            }
            _ => false,
        };
        let is_end = is_punct(&token, ';');
        owned.extend([match token {
            TokenTree::Group(group) if group.delimiter() != Delimiter::Brace => {
                let mut inside =
                    Group::new(group.delimiter(), with_static_lifetimes(group.stream()));
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
