//! Generates the code that reads the items of an invocation and calls the function with them.
//!
//! All triggers share three forms: one item after the other, all at once, or the single item of an invocation.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::{call::Call, generated_at};
use crate::{
    syntax::Tokens,
    triggers::{Form, Unpacking},
};

/// The parts that a handler is generated from.
pub(super) struct Parts<'parts> {
    /// The path of the source's marker in the library.
    pub(super) source: &'parts Tokens,
    /// The variable that holds the value of the trigger's parameter.
    pub(super) local: &'parts Ident,
    /// The span of the parameter's type, with the names of generated code. rustc reports errors in the type there.
    pub(super) span: Span,
    /// The parameter's type, as written or by default.
    pub(super) ty: &'parts Tokens,
    pub(super) unpacking: Option<Unpacking>,
    /// The statements that set the other parameters, for one call.
    pub(super) others: &'parts TokenStream,
    /// The statements that set the values that all calls share. They run before the first call.
    pub(super) shared: &'parts TokenStream,
    /// The statements that set the values of each call.
    pub(super) of_each: &'parts Tokens,
}

impl Parts<'_> {
    /// Returns the statement that replaces items with those inside them.
    fn unpack(&self) -> Option<TokenStream> {
        let source = self.source;
        let items = Ident::new("jets_items", self.span);
        // If the feature is off, the missing name is reported at the option. With `$crate` in the path it would be
        // reported at the whole macro, so the path is imported under another name.
        let Unpacking { method, span, .. } = self.unpacking?;
        let method = Ident::new(method, generated_at(span));
        let unpacked = quote_spanned!(generated_at(span)=> __Packed::#method(jets_items));
        Some(quote! {
            let #items = {
                use #source as __Packed;
                #unpacked
            };
        })
    }

    /// Returns the statements that read the items from the payload, with what the function `needs` of them.
    fn parse(&self, needs: &TokenStream) -> TokenStream {
        let source = self.source;
        let unpack = self.unpack();
        quote_spanned! {self.span=>
            let jets_needs = #needs;
            let jets_items = <#source as __Source>::parse(&jets_payload, jets_needs)?;
            #unpack
        }
    }

    /// Returns the expression of what the function needs of an item. Concurrent items need all of it, because their
    /// keys keep them in order.
    fn needs(&self, call: &Call<'_>) -> TokenStream {
        let (ty, source) = (self.ty, self.source);
        if call.concurrent_items() > 1 {
            return quote!(__Needs::Metadata);
        }
        quote_spanned!(self.span=> <#ty as __FromItem<'_, #source>>::NEEDS)
    }

    /// Returns the statement that sets the parameter from one item.
    fn convert(&self) -> TokenStream {
        let (local, ty, source) = (self.local, self.ty, self.source);
        quote_spanned! {self.span=>
            let #local = <#ty as __FromItem<'_, #source>>::from_item(jets_item)?;
        }
    }
}

/// Returns the statements that set a parameter of this form and call the function.
pub(super) fn expand(form: Form, parts: &Parts<'_>, call: &Call<'_>) -> TokenStream {
    match form {
        Form::Batch => batch(parts, call),
        Form::Item => item(parts, call),
        Form::One => one(parts, &call.response()),
    }
}

/// Returns the statements for a parameter that takes all items.
///
/// The other parameters are set after the items are parsed, because that also checks the payload for `event`.
fn batch(parts: &Parts<'_>, call: &Call<'_>) -> TokenStream {
    let (local, ty, others) = (parts.local, parts.ty, parts.others);
    let (source, span) = (parts.source, parts.span);
    let decoded = parts.unpacking.map(|_| quote!(.decoded()));
    let parse =
        parts.parse(&quote_spanned!(span=> <#ty as __FromBatch<'_, #source>>::NEEDS #decoded));
    let all = quote_spanned!(span=> __all::<#source, #ty>(&jets_items));
    let not_decoded = call.not_decoded();
    let response = call.batch_response();
    let convert = quote_spanned! {span=>
        let #local = match #all {
            __Ok(jets_all) => jets_all,
            __Err(jets_error) => return #not_decoded,
        };
    };
    quote! {
        #parse
        #convert
        #others
        #response
    }
}

/// Returns the statements for a parameter that takes the single item. The library wraps the call.
fn one(parts: &Parts<'_>, response: &TokenStream) -> TokenStream {
    let (local, ty, others) = (parts.local, parts.ty, parts.others);
    let (source, span) = (parts.source, parts.span);
    let parse = parts.parse(&quote_spanned! {span=>
        jets_invocation.needs(<#ty as __FromItem<'_, #source>>::NEEDS)
    });
    let convert = quote_spanned! {span=>
        let #local = __one::<#source, #ty>(&jets_items)?;
    };
    quote! {
        #parse
        __single::<#source, _, _>(&jets_items, jets_invocation, || async {
            #convert
            #others
            #response
        })
        .await
    }
}

/// Returns `true` if a function of the library can do the whole invocation.
///
/// This is quicker to compile, because no future is generated in the user's crate. A function inside a method cannot name
/// `Self`.
pub(super) fn are_called_by_library(parts: &Parts<'_>) -> bool {
    parts.shared.is_empty() && parts.unpacking.is_none() && !parts.ty.has_word("Self")
}

/// Returns the call of the library's function that passes the items one after the other, or several at once.
pub(super) fn by_library(parts: &Parts<'_>, call: &Call<'_>) -> TokenStream {
    let (of_each, source) = (parts.of_each, parts.source);
    let needs = parts.needs(call);
    let convert = parts.convert();
    let outcome = call.outcome();
    let named = |is_used, name| format_ident!("{}", if is_used { name } else { "_" });
    let job = named(call.takes_job(), "jets_job");
    let context = named(!of_each.is_empty(), "jets_context");
    if !call.is_async() {
        return quote! {
            __each_in_turn::<#source, _, _>(jets_job, jets_invocation, #needs, |#job, jets_item, #context| {
                #of_each
                #convert
                #outcome
            })
        };
    }
    let concurrent = Literal::usize_unsuffixed(call.concurrent_items());
    let name = call.job();
    quote! {{
        async fn jets_call<'item>(
            #job: &'item #name,
            jets_item: __Item<'item, #source>,
            #context: &'item __Context,
        ) -> __Outcome {
            #of_each
            #convert
            #outcome
        }
        __each_awaited::<#source, _, _>(jets_job, jets_invocation, #needs, #concurrent, jets_call)
    }}
}

/// Returns the statements that pass the items one after the other, or up to `concurrent` at once.
fn item(parts: &Parts<'_>, call: &Call<'_>) -> TokenStream {
    let (source, shared, of_each) = (parts.source, parts.shared, parts.of_each);
    let needs = parts.needs(call);
    let parse = parts.parse(&quote_spanned!(parts.span=> jets_invocation.needs(#needs)));
    let convert = parts.convert();
    let concurrent = Literal::usize_unsuffixed(call.concurrent_items());
    let outcome = call.outcome();
    quote! {
        #parse
        #shared
        __each::<#source, _, _>(&jets_items, jets_invocation, #concurrent, |jets_item| {
            #of_each
            async move {
                #convert
                #outcome
            }
        })
        .await
    }
}
