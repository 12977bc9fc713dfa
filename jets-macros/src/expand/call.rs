//! Generates the call of a function from its handler, and the conversion of what it returns.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::{generated_at, local};
use crate::{
    check::model::{Function, ParameterKind},
    syntax::{Library, Type, Word},
};

/// Returns an import of the names that generated code uses. If it used a path with `$crate` in it, rustc would report
/// errors at the whole macro, and takes longer to find what it names.
pub(super) fn names(library: &Library) -> TokenStream {
    quote! {
        #[allow(unused_imports)]
        use #library::__private::names::*;
    }
}

/// The call of a function. Its tokens have the spans of the user's tokens, so that rustc reports its errors there.
pub(super) struct Call<'call> {
    job: &'call Word,
    function: &'call Function,
}

impl<'call> Call<'call> {
    pub(super) fn new(job: &'call Word, function: &'call Function) -> Self {
        Self { job, function }
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
        let value_trait = format_ident!("{value}");
        let stateful = quote_spanned!(generated_at(ty.span())=> <#ty as __StatefulWindow>);
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
        let Some((_, ty)) = self.window() else {
            return quote!(jets_invocation.batch_failed(&jets_items, jets_error.into()));
        };
        quote_spanned! {generated_at(ty.span())=>
            <#ty as __StatefulWindow>::not_decoded(jets_invocation, &jets_items, jets_error)
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
        let [success, failure] = [success, failure].map(|method| format_ident!("{method}"));
        let returned = self.returned();
        let ([value, error], field) = self.at_output();
        quote! {
            match #returned {
                __Ok(jets_value) => #value_trait::#success(#value.#field),
                __Err(jets_error) => __Err(__ReturnError::#failure(#error.#field)),
            }
        }
    }

    /// Returns the same as [`answer`](Self::answer), where closures make the answer from an `Err` and from an `Ok`.
    fn answer_by(
        &self,
        failure: impl FnOnce(TokenStream) -> TokenStream,
        success: impl FnOnce(TokenStream) -> TokenStream,
    ) -> TokenStream {
        let returned = self.returned();
        let ([value, error], field) = self.at_output();
        let success = success(quote!(#value.#field));
        let failure = failure(quote!(#error.#field));
        quote! {
            match #returned {
                __Ok(jets_value) => #success,
                __Err(jets_error) => #failure,
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
        let parameters = self.function.parameters.iter();
        let locals = parameters.clone().map(local);
        let borrows = parameters.map(|parameter| {
            let is_borrowed = matches!(parameter.kind, ParameterKind::Window);
            is_borrowed.then(|| quote!(&mut))
        });
        let receiver = self.function.receiver.iter();
        let receiver = receiver.map(|_| Ident::new("jets_job", Span::call_site()));
        let inputs = quote!(#(#receiver,)* #(#borrows #locals),*);
        if self.function.asyncness.is_some() {
            return quote_spanned! {span=>
                __Returned(__on_any_thread(#job::#name(#inputs)).await).into_returned()
            };
        }
        quote_spanned!(span=> __Returned(#job::#name(#inputs)).into_returned())
    }

    /// Returns the variables `jets_value` and `jets_error` and the field `0`, so that a field has the span of the
    /// function's return type, or of its name if it has none.
    fn at_output(&self) -> ([Ident; 2], Literal) {
        let output = self.function.output.as_ref();
        let name = self.function.name.span();
        let ends = output.and_then(|output| output.tokens().ends());
        let (first, last) = ends.unwrap_or((name, name));
        let mut field = Literal::usize_unsuffixed(0);
        field.set_span(generated_at(last));
        let variable = |name| Ident::new(name, generated_at(first));
        (["jets_value", "jets_error"].map(variable), field)
    }
}
