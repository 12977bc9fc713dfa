//! Generates the text of a manifest. The compiler fills in the functions that a job sends to, which the macro does not know.

use jets_core::manifest::{
    Destination, Manifest, ReceiverKind, Sends, Statement, ToValue as _, Value,
};
use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::{docs, generated_at};
use crate::{
    check::model::{Job, Parameter, Sends as Sending},
    syntax::{Library, Tokens},
};

/// Marks where something is put in. The text around it is JSON, which has this character only in its escaped form.
const MARK: char = '\0';

/// Returns an expression of the manifest of a job as JSON.
pub(super) fn expand(library: &Library, job: &Job) -> Tokens {
    let mut manifest = job.manifest();
    let mut parts = Vec::new();
    for (function, written) in manifest.functions.iter_mut().zip(&job.functions) {
        let sends = written.parameters.iter().filter_map(Parameter::sends);
        for index in sends {
            // The number makes the text unlike any other.
            let number = format!("{MARK}{}", parts.len());
            let arn = Destination::new(ReceiverKind::Function, &number);
            let entry = Sends::new(&number, &number, arn);
            let right = Statement::allow([&number], [&number]);
            parts.push((entry.to_value().to_string(), entry_of(library, job, index)));
            parts.push((right.to_value().to_string(), right_of(library, job, index)));
            function.sends.push(entry);
            function.policy.add(right);
        }
    }
    let mut json = Manifest::new(vec![manifest]).to_json();
    if parts.is_empty() {
        return docs::literal(&json, Span::call_site());
    }
    for (index, (text, _)) in parts.iter().enumerate() {
        json = json.replacen(text, &format!("{MARK}{index}{MARK}"), 1);
    }
    let pieces = json.split(MARK).enumerate().map(|(index, piece)| {
        let part = piece.parse().ok().and_then(|part: usize| parts.get(part));
        let part = part.filter(|_| index % 2 == 1);
        part.map_or_else(|| quote!(&[#piece]), |(_, part)| part.clone())
    });
    let joined = quote! {{
        const PIECES: &[&[&str]] = &[#(#pieces),*];
        const BYTES: [u8; #library::__private::length(PIECES)] = #library::__private::joined(PIECES);
        #library::__private::text(&BYTES)
    }};
    joined.into()
}

/// Returns the constant of what is sent to.
pub(super) fn sends(library: &Library, job: &Job, index: usize) -> TokenStream {
    let name = &job.name;
    let index = Literal::usize_unsuffixed(index);
    quote!(<#name as #library::Job>::SENDS[#index])
}

/// Returns the pieces of the entry of what is sent to.
fn entry_of(library: &Library, job: &Job, index: usize) -> TokenStream {
    let allows_loop = job.sends.get(index).is_some_and(|sends| sends.allow_loop);
    let end = if allows_loop {
        ",\"allow_loop\":true}"
    } else {
        "}"
    };
    let sends = sends(library, job, index);
    quote!(&#sends.entry(), &[#end])
}

/// Returns the pieces of the rights to send there, one or two statements.
fn right_of(library: &Library, job: &Job, index: usize) -> TokenStream {
    let key = job
        .sends
        .get(index)
        .and_then(|sends| sends.kms_key_arn.as_ref());
    let sends = sends(library, job, index);
    let key = key.map(|key| {
        let key = Value::from(key.as_str()).to_string();
        quote!(, &#sends.key_right(#key))
    });
    quote!(&#sends.right() #key)
}

/// Returns the handler of the function that is sent to. rustc reports a constant of another type once, because each use has
/// the same error at the same place.
pub(super) fn receiver(library: &Library, sends: &Sending) -> TokenStream {
    let (receiver, span) = (&sends.receiver, span_of_constant(sends));
    let library = library.at(span);
    quote_spanned!(span=> #library::__private::handler(#receiver))
}

/// Returns the place of the constant of the function that is sent to.
pub(super) fn span_of_constant(sends: &Sending) -> Span {
    let ends = sends.receiver.ends();
    generated_at(ends.map_or_else(Span::call_site, |(_, constant)| constant))
}

/// Returns the constants of what a job sends to.
pub(super) fn constants(library: &Library, job: &Job) -> Option<TokenStream> {
    let constants = job.sends.iter().map(|sends| {
        let (name, receiver) = (&sends.name.text, receiver(library, sends));
        let service = sends.via.map_or("", |(_, service)| service);
        if !sends.is_sound {
            return quote!(#library::__private::SendsTo::new(#name, "", ::core::option::Option::None));
        }
        let span = generated_at(sends.name.span());
        quote_spanned! {span=>
            #library::__private::SendsTo::new(#name, #receiver.name(), #receiver.address(#service))
        }
    });
    let constants: Vec<TokenStream> = constants.collect();
    (!constants.is_empty()).then(|| {
        quote! {
            const SENDS: &'static [#library::__private::SendsTo] = &[#(#constants),*];
        }
    })
}
