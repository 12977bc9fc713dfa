//! How a handler gets the records of an invocation, and calls the function with them.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::triggers::HandlerParts;

/// All items at once.
///
/// The other parameters come after the pass over the payload, which counts for the event too.
pub(super) fn batch(parts: &HandlerParts<'_>) -> TokenStream {
    let HandlerParts {
        library,
        name,
        span,
        ty,
        others,
        response,
        ..
    } = parts;
    let decode = quote_spanned! {*span=>
        let metadata = <#ty as #library::FromBatch<'_, #library::Kinesis>>::METADATA;
        let items = <#library::Kinesis as #library::Source>::parse(&payload, metadata)?;
        let #name = #library::__private::all::<#library::Kinesis, #ty>(&items)?;
    };
    quote! {
        #decode
        #others
        #response
    }
}

/// One item after the other.
pub(super) fn record(parts: &HandlerParts<'_>) -> TokenStream {
    let HandlerParts {
        library,
        name,
        span,
        ty,
        shared,
        of_each,
        outcome,
        ..
    } = parts;
    let parse = quote_spanned! {*span=>
        let metadata = <#ty as #library::FromItem<'_, #library::Kinesis>>::METADATA;
        let items = <#library::Kinesis as #library::Source>::parse(&payload, metadata)?;
    };
    let convert = quote_spanned! {*span=>
        let #name = <#ty as #library::FromItem<'_, #library::Kinesis>>::from_item(item)?;
    };
    quote! {
        #parse
        #shared
        #library::__private::each::<#library::Kinesis, _, _>(&items, &invocation.context, |item| {
            #of_each
            async move {
                #convert
                #outcome
            }
        })
        .await
    }
}
