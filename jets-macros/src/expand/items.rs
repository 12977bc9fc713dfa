//! Generates the code that reads the items of an invocation and calls the function with them.
//!
//! All triggers share three forms: one item after the other, all at once, or the single item of an invocation.

use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};

use super::{call::Call, generated_at};
use crate::triggers::{Form, TriggerParameter, Unpacking};

/// The parts that a handler is generated from.
pub(super) struct Parts<'parts> {
    pub(super) library: &'parts TokenStream,
    /// The variable that holds the value of the trigger's parameter.
    pub(super) local: &'parts Ident,
    /// The span of the parameter's type, with the names of generated code. rustc reports errors in the type there.
    pub(super) span: Span,
    /// The parameter's type, as written or by default.
    pub(super) ty: &'parts TokenStream,
    pub(super) unpacking: Option<Unpacking>,
    /// The statements that set the other parameters, for one call.
    pub(super) others: &'parts TokenStream,
    /// The statements that set the values that all calls share. They run before the first call.
    pub(super) shared: &'parts TokenStream,
    /// The statements that set the values of each call.
    pub(super) of_each: &'parts TokenStream,
}

impl Parts<'_> {
    /// Returns the statement that replaces items with those inside them.
    fn unpack(&self, source: &Ident) -> Option<TokenStream> {
        let library = self.library;
        let items = Ident::new("jets_items", self.span);
        // If the feature is off, the missing name is reported at the option. With `$crate` in the path it would be
        // reported at the whole macro, so the path is imported under another name.
        let Unpacking { method, span, .. } = self.unpacking?;
        let method = Ident::new(method, generated_at(span));
        let unpacked = quote_spanned!(generated_at(span)=> __Source::#method(jets_items));
        Some(quote! {
            let #items = {
                use #library::#source as __Source;
                #unpacked
            };
        })
    }

    /// Returns the expression of what the function needs of an item. Concurrent items need all of it, because their
    /// keys keep them in order.
    fn needs(&self, source: &Ident, call: &Call<'_>) -> TokenStream {
        if call.concurrent_items() > 1 {
            let library = self.library;
            return quote!(#library::__private::Needs::Metadata);
        }
        let (library, ty) = (self.library, self.ty);
        quote_spanned!(self.span=> <#ty as #library::FromItem<'_, #library::#source>>::NEEDS)
    }
}

/// Returns the statements that set `parameter` and call the function.
pub(super) fn expand(
    parameter: &TriggerParameter,
    parts: &Parts<'_>,
    call: &Call<'_>,
) -> TokenStream {
    let source = format_ident!("{}", parameter.marker);
    match parameter.form {
        Form::Batch => batch(&source, parts, call),
        Form::Item => item(&source, parts, call),
        Form::One => one(&source, parts, &call.response()),
    }
}

/// Returns the statements for a parameter that takes all items.
///
/// The other parameters are set after the items are parsed, because that also checks the payload for `event`.
fn batch(source: &Ident, parts: &Parts<'_>, call: &Call<'_>) -> TokenStream {
    let Parts {
        library,
        local,
        span,
        ty,
        others,
        ..
    } = parts;
    let unpack = parts.unpack(source);
    let decoded = unpack.as_ref().map(|_| quote!(.decoded()));
    let all =
        quote_spanned!(*span=> #library::__private::all::<#library::#source, #ty>(&jets_items));
    let not_decoded = call.not_decoded();
    let decode = quote_spanned! {*span=>
        let jets_needs = <#ty as #library::FromBatch<'_, #library::#source>>::NEEDS #decoded;
        let jets_items = <#library::#source as #library::Source>::parse(&jets_payload, jets_needs)?;
        #unpack
        let #local = match #all {
            ::core::result::Result::Ok(jets_all) => jets_all,
            ::core::result::Result::Err(jets_error) => return #not_decoded,
        };
    };
    let response = call.batch_response();
    quote! {
        #decode
        #others
        #response
    }
}

/// Returns the statements for a parameter that takes the single item. The library wraps the call.
fn one(source: &Ident, parts: &Parts<'_>, response: &TokenStream) -> TokenStream {
    let Parts {
        library,
        local,
        span,
        ty,
        others,
        ..
    } = parts;
    let decode = quote_spanned! {*span=>
        let jets_needs = jets_invocation.needs(<#ty as #library::FromItem<'_, #library::#source>>::NEEDS);
        let jets_items = <#library::#source as #library::Source>::parse(&jets_payload, jets_needs)?;
    };
    let convert = quote_spanned! {*span=>
        let #local = #library::__private::one::<#library::#source, #ty>(&jets_items)?;
    };
    quote! {
        #decode
        #library::__private::single::<#library::#source>(&jets_items, jets_invocation, async {
            #convert
            #others
            #response
        })
        .await
    }
}

/// Returns `true` if a function of the library can do the whole invocation.
///
/// This is quicker to compile, because no future is generated in the user's crate.
pub(super) fn are_called_by_library(parts: &Parts<'_>) -> bool {
    parts.shared.is_empty() && parts.unpacking.is_none() && !names_self(parts.ty.clone())
}

/// Returns `true` if `Self` is in the type. A function inside a method cannot name it.
fn names_self(ty: TokenStream) -> bool {
    ty.into_iter().any(|token| match token {
        TokenTree::Ident(word) => word == "Self",
        TokenTree::Group(group) => names_self(group.stream()),
        _ => false,
    })
}

/// Returns the call of the library's function that passes the items one after the other, or several at once.
pub(super) fn by_library(
    parameter: &TriggerParameter,
    parts: &Parts<'_>,
    call: &Call<'_>,
) -> TokenStream {
    let source = format_ident!("{}", parameter.marker);
    let Parts {
        library,
        local,
        span,
        ty,
        of_each,
        ..
    } = parts;
    let needs = parts.needs(&source, call);
    let convert = quote_spanned! {*span=>
        let #local = <#ty as #library::FromItem<'_, #library::#source>>::from_item(jets_item)?;
    };
    let outcome = call.outcome();
    let steps = quote! {
        #of_each
        #convert
        #outcome
    };
    let job = if call.takes_job() {
        quote!(jets_job)
    } else {
        quote!(_)
    };
    let context = if of_each.is_empty() {
        quote!(_)
    } else {
        quote!(jets_context)
    };
    if !call.is_async() {
        return quote! {
            #library::__private::each_in_turn::<#library::#source, _, _>(
                jets_job, jets_invocation, #needs, |#job, jets_item, #context| { #steps },
            )
        };
    }
    let concurrent = Literal::usize_unsuffixed(call.concurrent_items());
    let name = call.job();
    quote! {
        async fn jets_call<'item>(
            #job: &'item #name,
            jets_item: #library::Item<'item, #library::#source>,
            #context: &'item #library::Context,
        ) -> #library::__private::Outcome {
            #steps
        }
        #library::__private::each_awaited::<#library::#source, _, _>(
            jets_job, jets_invocation, #needs, #concurrent, jets_call,
        )
    }
}

/// Returns the statements that pass the items one after the other, or up to `concurrent` at once.
fn item(source: &Ident, parts: &Parts<'_>, call: &Call<'_>) -> TokenStream {
    let Parts {
        library,
        local,
        span,
        ty,
        shared,
        of_each,
        ..
    } = parts;
    let unpack = parts.unpack(source);
    let needs = parts.needs(source, call);
    let concurrent = Literal::usize_unsuffixed(call.concurrent_items());
    let outcome = call.outcome();
    let parse = quote_spanned! {*span=>
        let jets_needs = jets_invocation.needs(#needs);
        let jets_items = <#library::#source as #library::Source>::parse(&jets_payload, jets_needs)?;
        #unpack
    };
    let convert = quote_spanned! {*span=>
        let #local = <#ty as #library::FromItem<'_, #library::#source>>::from_item(jets_item)?;
    };
    quote! {
        #parse
        #shared
        #library::__private::each::<#library::#source, _, _>(&jets_items, jets_invocation, #concurrent, |jets_item| {
            #of_each
            async move {
                #convert
                #outcome
            }
        })
        .await
    }
}
