//! How a handler gets the records of an invocation, and calls the function with them.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::triggers::HandlerParts;

/// The whole batch at once.
///
/// The other parameters come after the batch's pass over the payload, which counts for the event too.
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
        let metadata = <#ty as #library::FromKinesisData<'_>>::METADATA;
        let batch = #library::__private::kinesis::Batch::parse(&payload, metadata)?;
        let #name = <#ty as #library::FromKinesisData<'_>>::from_kinesis_data(batch.data())?;
    };
    quote! {
        #decode
        #others
        #response
    }
}

/// One record after the other, up to the first that fails.
pub(super) fn record(parts: &HandlerParts<'_>) -> TokenStream {
    let HandlerParts {
        library,
        name,
        span,
        ty,
        others,
        outcome,
        ..
    } = parts;
    quote_spanned! {*span=>
        let metadata = <#ty as #library::FromKinesisRecord<'_>>::METADATA;
        let mut records = #library::__private::kinesis::EachRecord::parse(&payload, metadata)?;
        while let ::core::option::Option::Some(record) = records.next() {
            #others
            let outcome = #library::__private::kinesis::caught(async {
                let #name = <#ty as #library::FromKinesisRecord<'_>>::from_kinesis_record(record?)?;
                #outcome
            })
            .await;
            records.settle(outcome)?;
        }
        records.into_response()
    }
}
