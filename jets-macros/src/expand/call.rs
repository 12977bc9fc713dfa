//! Generates the call of a function from its handler, and the conversion of what it returns.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};

use super::{generated_at, local};
use crate::{
    check::model::{Function, ParameterKind},
    syntax::{Library, Type, Word},
};

/// Returns an import of the names that calls use, for all functions of a job. If a call used a path with `$crate` in
/// it, rustc would report errors at the whole macro.
pub(super) fn names(library: &Library) -> TokenStream {
    quote! {
        #[allow(unused_imports)]
        use #library::__private::{
            BatchReturnValue as __BatchReturnValue, ItemReturnValue as __ItemReturnValue,
            ReportReturnValue as __ReportReturnValue, ReturnError as __ReturnError, ReturnValue as __ReturnValue,
            Returned as __Returned, ReturnedValue as _, WindowReturnValue as __WindowReturnValue,
            on_any_thread as __on_any_thread,
        };
    }
}

/// The call of a function. Its tokens have the spans of the user's tokens, so that rustc reports its errors there.
pub(super) struct Call<'call> {
    library: &'call Library,
    job: &'call Word,
    function: &'call Function,
}

impl<'call> Call<'call> {
    pub(super) fn new(
        library: &'call Library,
        job: &'call Word,
        function: &'call Function,
    ) -> Self {
        Self {
            library,
            job,
            function,
        }
    }

    /// Returns an expression of `Result<Response, InvokeError>`: the answer to the invocation.
    pub(super) fn response(&self) -> TokenStream {
        let success = if self.function.is_polled() {
            "into_polled_response"
        } else {
            "into_response"
        };
        self.answer("__ReturnValue", success, "into_invoke_error")
    }

    /// Returns the same as [`response`](Self::response), for a function that takes all items.
    pub(super) fn batch_response(&self) -> TokenStream {
        let reports = self.function.code.report_batch_item_failures;
        let Some((window, ty)) = self.window() else {
            let value = if reports {
                "__ReportReturnValue"
            } else {
                "__BatchReturnValue"
            };
            let value_trait = format_ident!("{value}");
            let invocation = reports.then(|| quote!(, jets_invocation));
            return self.answer_by(
                |error| quote!(jets_invocation.batch_failed(&jets_items, __ReturnError::into_boxed(#error))),
                |value| quote!(#value_trait::into_response(#value #invocation)),
            );
        };
        let value = if reports {
            "__ReportReturnValue"
        } else {
            "__WindowReturnValue"
        };
        let library = self.library;
        let value_trait = format_ident!("{value}");
        let stateful = quote_spanned! {generated_at(ty.span())=>
            <#ty as #library::__private::StatefulWindow>
        };
        self.answer_by(
            |error| {
                let error = quote!(__ReturnError::into_boxed(#error));
                quote!(#stateful::failed(#window, jets_invocation, &jets_items, #error))
            },
            |value| {
                let report = quote!(#value_trait::into_report(#value));
                quote!(#stateful::into_response(#window, jets_invocation, #report))
            },
        )
    }

    /// Returns an expression for the answer if a batch does not decode because of `error`.
    pub(super) fn not_decoded(&self) -> TokenStream {
        let library = self.library;
        let Some((_, ty)) = self.window() else {
            return quote!(jets_invocation.batch_failed(&jets_items, jets_error.into()));
        };
        quote_spanned! {generated_at(ty.span())=>
            <#ty as #library::__private::StatefulWindow>::not_decoded(jets_invocation, &jets_items, jets_error)
        }
    }

    /// Returns how many items the function works on at once.
    pub(super) fn concurrent_items(&self) -> usize {
        let concurrent = self.function.code.concurrent_items;
        concurrent
            .and_then(|items| items.try_into().ok())
            .unwrap_or(1)
    }

    pub(super) fn job(&self) -> &Word {
        self.job
    }

    pub(super) fn takes_job(&self) -> bool {
        self.function.receiver.is_some()
    }

    pub(super) fn is_async(&self) -> bool {
        self.function.asyncness.is_some()
    }

    /// Returns an expression of `Result<(), Box<dyn Error + Send + Sync>>`: the outcome of one item.
    pub(super) fn outcome(&self) -> TokenStream {
        self.answer("__ItemReturnValue", "into_success", "into_boxed")
    }

    /// Returns a call whose `Ok` goes to the method `success` of the trait `value`, and whose `Err` goes to the method
    /// `failure` of `ReturnError`.
    fn answer(&self, value: &str, success: &str, failure: &str) -> TokenStream {
        let value_trait = format_ident!("{value}");
        let success = format_ident!("{success}");
        let failure = format_ident!("{failure}");
        self.answer_by(
            |error| quote!(::core::result::Result::Err(__ReturnError::#failure(#error))),
            |value| quote!(#value_trait::#success(#value)),
        )
    }

    /// Returns the same as [`answer`](Self::answer), where closures make the answer from an `Err` and from an `Ok`.
    fn answer_by(
        &self,
        failure: impl FnOnce(TokenStream) -> TokenStream,
        success: impl FnOnce(TokenStream) -> TokenStream,
    ) -> TokenStream {
        let returned = self.returned();
        let success = success(self.at_output(&format_ident!("jets_value")));
        let failure = failure(self.at_output(&format_ident!("jets_error")));
        quote! {
            match #returned {
                ::core::result::Result::Ok(jets_value) => #success,
                ::core::result::Result::Err(jets_error) => #failure,
            }
        }
    }

    /// Returns the variable that holds the window, and its type, if the function has one.
    fn window(&self) -> Option<(Ident, &Type)> {
        let parameters = &self.function.parameters;
        let window = parameters
            .iter()
            .find(|parameter| matches!(parameter.kind, ParameterKind::Window))?;
        Some((local(window), window.referenced_type()?))
    }

    /// Returns the call of the function as a `Result`, awaited if it is async.
    fn returned(&self) -> TokenStream {
        let name = &self.function.name;
        let span = generated_at(name.span());
        let mut job = self.job.ident.clone();
        job.set_span(self.job.span().located_at(span));
        let receiver = self.function.receiver.iter().map(|_| quote!(jets_job));
        let parameters = self.function.parameters.iter().map(|parameter| {
            let local = local(parameter);
            let is_borrowed = matches!(parameter.kind, ParameterKind::Window);
            let borrow = is_borrowed.then(|| quote!(&mut));
            quote!(#borrow #local)
        });
        let inputs = receiver.chain(parameters);
        let mut call = quote_spanned!(span=> #job::#name(#(#inputs),*));
        if self.function.asyncness.is_some() {
            call = quote_spanned!(span=> __on_any_thread(#call).await);
        }
        quote_spanned!(span=> __Returned(#call).into_returned())
    }

    /// Returns `returned.0`, with the span of the function's return type, or of its name if it has none.
    fn at_output(&self, returned: &Ident) -> TokenStream {
        let output = self.function.output.to_token_stream();
        let mut spans = output.into_iter().map(|token| token.span());
        let first = spans.next().unwrap_or_else(|| self.function.name.span());
        let last = spans.last().unwrap_or(first);
        let mut field = Literal::usize_unsuffixed(0);
        field.set_span(generated_at(last));
        let returned = Ident::new(&returned.to_string(), generated_at(first));
        quote!(#returned.#field)
    }
}
