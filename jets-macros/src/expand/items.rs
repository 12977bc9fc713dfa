//! How a handler gets the items of an invocation, and calls the function with them.
//!
//! There are three forms for all triggers: one item after the other, all at once, and the one that there is.

use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};

use super::{call::Call, place::at};
use crate::triggers::{Form, TriggerParameter};

/// What a handler is made of.
pub(super) struct Parts<'parts> {
    /// The path of the library.
    pub(super) library: &'parts TokenStream,
    /// What holds the value of the trigger's parameter.
    pub(super) local: &'parts Ident,
    /// The place of the parameter's type, for what rustc finds there, with the names of generated code.
    pub(super) span: Span,
    /// The parameter's type, as written or by default.
    pub(super) ty: &'parts TokenStream,
    /// Where `aggregated: true` was written.
    pub(super) aggregated: Option<Span>,
    /// The statements that give the other parameters their values, for one call.
    pub(super) others: &'parts TokenStream,
    /// The statements, before the first call, that give values which all calls share.
    pub(super) shared: &'parts TokenStream,
    /// The statements that give each call values of its own.
    pub(super) of_each: &'parts TokenStream,
}

impl Parts<'_> {
    /// The statement that puts the records which were packed in place of those that hold them.
    fn deaggregate(&self, source: &Ident) -> Option<TokenStream> {
        let library = self.library;
        let items = Ident::new("items", self.span);
        // What is missing without the feature is reported at the option. With `$crate` in it, it would be reported at
        // the whole macro, hence the name.
        let deaggregated = quote_spanned!(at(self.aggregated?)=> __Aggregated::deaggregated(items));
        Some(quote! {
            let #items = {
                use #library::#source as __Aggregated;
                #deaggregated
            };
        })
    }

    /// Whether more of each item is asked for than its data. Several items at once are kept in order by their keys.
    fn metadata(&self, source: &Ident, call: &Call<'_>) -> TokenStream {
        if call.concurrent_items() > 1 {
            return quote!(true);
        }
        let (library, ty) = (self.library, self.ty);
        quote_spanned!(self.span=> <#ty as #library::FromItem<'_, #library::#source>>::METADATA)
    }
}

/// The statements that give `parameter` its value and call the function.
pub(super) fn expand(
    parameter: &TriggerParameter,
    parts: &Parts<'_>,
    call: &Call<'_>,
) -> TokenStream {
    let source = format_ident!("{}", parameter.marker);
    match parameter.form {
        Form::Batch => batch(&source, parts, &call.batch_response()),
        Form::Item => item(&source, parts, call),
        Form::One => one(&source, parts, &call.response()),
    }
}

/// All items at once.
///
/// The other parameters come after the pass over the payload, which counts for the event too.
fn batch(source: &Ident, parts: &Parts<'_>, response: &TokenStream) -> TokenStream {
    let Parts {
        library,
        local,
        span,
        ty,
        others,
        ..
    } = parts;
    let deaggregate = parts.deaggregate(source);
    let decode = quote_spanned! {*span=>
        let metadata = <#ty as #library::FromBatch<'_, #library::#source>>::METADATA;
        let items = <#library::#source as #library::Source>::parse(&payload, metadata)?;
        #deaggregate
        let #local = #library::__private::all::<#library::#source, #ty>(&items)?;
    };
    quote! {
        #decode
        #others
        #response
    }
}

/// The one item that there is. An event without one is answered without a call.
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
        let metadata = <#ty as #library::FromItem<'_, #library::#source>>::METADATA;
        let items = <#library::#source as #library::Source>::parse(&payload, metadata)?;
        let ::core::option::Option::Some(#local) =
            #library::__private::one::<#library::#source, #ty>(&items)?
        else {
            return #library::__private::nothing();
        };
    };
    quote! {
        #decode
        #others
        #response
    }
}

/// Whether the library can go the whole way of an invocation by itself, from its payload to its answer.
///
/// What the compiler has to check is then small: nothing of the way is in the user's crate, above all no future.
pub(super) fn are_called_by_library(parts: &Parts<'_>) -> bool {
    parts.shared.is_empty() && parts.aggregated.is_none() && !names_self(parts.ty.clone())
}

/// Whether `Self` is in a type: a function inside another does not know it.
fn names_self(ty: TokenStream) -> bool {
    ty.into_iter().any(|token| match token {
        TokenTree::Ident(word) => word == "Self",
        TokenTree::Group(group) => names_self(group.stream()),
        _ => false,
    })
}

/// One item after the other, or several at once, by the library.
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
    let metadata = parts.metadata(&source, call);
    let convert = quote_spanned! {*span=>
        let #local = <#ty as #library::FromItem<'_, #library::#source>>::from_item(item)?;
    };
    let outcome = call.outcome();
    let steps = quote! {
        #of_each
        #convert
        #outcome
    };
    let job = if call.takes_job() {
        quote!(job)
    } else {
        quote!(_)
    };
    let context = if of_each.is_empty() {
        quote!(_)
    } else {
        quote!(context)
    };
    if !call.waits() {
        return quote! {
            #library::__private::each_in_turn::<#library::#source, _, _>(
                job, invocation, #metadata, |#job, item, #context| { #steps },
            )
        };
    }
    let concurrent = Literal::usize_unsuffixed(call.concurrent_items());
    let name = call.job();
    quote! {
        async fn call<'item>(
            #job: &'item #name,
            item: <#library::#source as #library::Source>::Item<'item>,
            #context: &'item #library::Context,
        ) -> #library::__private::Outcome {
            #steps
        }
        #library::__private::each_awaited::<#library::#source, _, _>(
            job, invocation, #metadata, #concurrent, call,
        )
    }
}

/// One item after the other, or up to `concurrent` at once, which are kept in order by more than their data.
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
    let deaggregate = parts.deaggregate(source);
    let metadata = parts.metadata(source, call);
    let concurrent = Literal::usize_unsuffixed(call.concurrent_items());
    let outcome = call.outcome();
    let parse = quote_spanned! {*span=>
        let metadata = #metadata;
        let items = <#library::#source as #library::Source>::parse(&payload, metadata)?;
        #deaggregate
    };
    let convert = quote_spanned! {*span=>
        let #local = <#ty as #library::FromItem<'_, #library::#source>>::from_item(item)?;
    };
    quote! {
        #parse
        #shared
        #library::__private::each::<#library::#source, _, _>(&items, context, #concurrent, |item| {
            #of_each
            async move {
                #convert
                #outcome
            }
        })
        .await
    }
}
