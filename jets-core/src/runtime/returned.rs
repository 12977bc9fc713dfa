//! The values that a function may return: nothing, a value that serialises, the items that failed, or a `Result` of
//! those.
//!
//! Other crates cannot implement the traits, because they have a constant whose type has no name there. A supertrait
//! would do the same, but rustc would report it in place of the trait, and without the trait's message.

use std::{convert::Infallible, error::Error};

use serde_core::Serialize;

use super::{BatchResponse, InvokeError, Response, job::Invocation};

/// The type of a constant in each trait of returned values.
#[derive(Clone, Copy, Debug)]
pub struct Seal;

/// A value that a function returned. For a `Result`, `into_returned` is its own method. For any other type, it is that of
/// [`ReturnedValue`]. The same call therefore works for both, and also for an alias of `Result`.
#[derive(Debug)]
pub struct Returned<T>(pub T);

impl<T, E> Returned<Result<T, E>> {
    /// Returns the `Result` that the function returned.
    ///
    /// # Errors
    ///
    /// Returns an error if the function failed.
    pub fn into_returned(self) -> Result<Returned<T>, Returned<E>> {
        self.0.map(Returned).map_err(Returned)
    }
}

/// `into_returned` for a [`Returned`] that is not a `Result`.
pub trait ReturnedValue: Sized {
    /// Returns the value as a success.
    ///
    /// # Errors
    ///
    /// Never returns an error.
    fn into_returned(self) -> Result<Self, Returned<Infallible>>;
}

impl<T> ReturnedValue for Returned<T> {
    fn into_returned(self) -> Result<Self, Returned<Infallible>> {
        Ok(self)
    }
}

/// A value that a function can return.
#[diagnostic::on_unimplemented(
    message = "a function of a job cannot return `{Self}`",
    label = "does not serialise",
    note = "a function returns nothing, a value that implements `serde::Serialize`, or a `Result` of either",
    note = "a `BatchResponse` goes with a parameter that takes a batch, such as `kinesis_data`"
)]
pub trait ReturnValue: Sized {
    #[doc(hidden)]
    const SEAL: Seal;

    /// Returns the answer to the invocation.
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not serialise.
    fn into_response(self) -> Result<Response, InvokeError>;

    /// Returns the answer to the invocation by a source that Lambda polls.
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not serialise, or contains a report of failed items that Lambda would ignore.
    fn into_polled_response(self) -> Result<Response, InvokeError> {
        self.into_response()?.without_report()
    }
}

/// A value that a function with a batch parameter can return without reporting failed items.
#[diagnostic::on_unimplemented(
    message = "a function that takes a batch cannot return `{Self}`",
    label = "does not serialise; a `BatchResponse` needs option `report_batch_item_failures: true`",
    note = "a function returns nothing, a value that implements `serde::Serialize`, or a `Result` of either; with that option on its triggers, a `BatchResponse` or a `Result` of one"
)]
pub trait BatchReturnValue: Sized {
    #[doc(hidden)]
    const SEAL: Seal;

    /// Returns the answer to the invocation.
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not serialise, or contains a report of failed items that Lambda would ignore.
    fn into_response(self) -> Result<Response, InvokeError>;
}

#[diagnostic::do_not_recommend]
impl<T: Serialize> BatchReturnValue for T {
    const SEAL: Seal = Seal;

    fn into_response(self) -> Result<Response, InvokeError> {
        Response::new(&self)?.without_report()
    }
}

/// A value that a function with a batch parameter can return to report failed items.
#[diagnostic::on_unimplemented(
    message = "a function with option `report_batch_item_failures` cannot return `{Self}`",
    label = "does not say which items failed",
    note = "it returns a `BatchResponse` or a `Result` of one; without the option on its triggers, any value that implements `serde::Serialize`"
)]
pub trait ReportReturnValue: Sized {
    #[doc(hidden)]
    const SEAL: Seal;

    /// Returns the answer to the invocation.
    ///
    /// # Errors
    ///
    /// Returns an error if an item that failed has no id.
    fn into_response(self, invocation: Invocation<'_>) -> Result<Response, InvokeError>;

    /// Returns the report that is added to the state of a window.
    fn into_report(self) -> Option<BatchResponse>;
}

/// A value that a function with a window can return without reporting failed items.
#[diagnostic::on_unimplemented(
    message = "a function that takes a `window` cannot return `{Self}`",
    label = "would be lost",
    note = "it returns nothing or `Result<(), E>`, for the answer to the invocation is the window's state; with option `report_batch_item_failures: true` on its triggers, a `BatchResponse` or a `Result` of one"
)]
pub trait WindowReturnValue: Sized {
    #[doc(hidden)]
    const SEAL: Seal;

    /// Returns `None`: nothing is added to the state of the window.
    fn into_report(self) -> Option<BatchResponse> {
        None
    }
}

#[diagnostic::do_not_recommend]
impl<T: Nothing> WindowReturnValue for T {
    const SEAL: Seal = Seal;
}

#[diagnostic::do_not_recommend]
impl<T: Reporting> ReportReturnValue for T {
    const SEAL: Seal = Seal;

    fn into_response(self, invocation: Invocation<'_>) -> Result<Response, InvokeError> {
        self.into_batch_response().into_response(invocation)
    }

    fn into_report(self) -> Option<BatchResponse> {
        Some(self.into_batch_response())
    }
}

/// A value that reports failed items.
pub trait Reporting {
    /// Returns the items that failed.
    fn into_batch_response(self) -> BatchResponse;
}

impl Reporting for BatchResponse {
    fn into_batch_response(self) -> BatchResponse {
        self
    }
}

/// A value that a function can return if it is called once per item.
#[diagnostic::on_unimplemented(
    message = "a function that is called once an item cannot return `{Self}`",
    label = "would be lost",
    note = "it returns nothing or `Result<(), E>`: the answer to the invocation has no place for a value of one item"
)]
pub trait ItemReturnValue: Sized {
    #[doc(hidden)]
    const SEAL: Seal;

    /// Returns `Ok(())`: the item succeeded.
    ///
    /// # Errors
    ///
    /// Never returns an error.
    fn into_success(self) -> Result<(), Box<dyn Error + Send + Sync>> {
        Ok(())
    }
}

#[diagnostic::do_not_recommend]
impl<T: Nothing> ItemReturnValue for T {
    const SEAL: Seal = Seal;
}

/// The unit type, which a function without a return type returns.
pub trait Nothing {}

impl Nothing for () {}

#[diagnostic::do_not_recommend]
impl<T: Serialize> ReturnValue for T {
    const SEAL: Seal = Seal;

    fn into_response(self) -> Result<Response, InvokeError> {
        Response::new(&self)
    }
}

/// An error that a function can return.
#[diagnostic::on_unimplemented(
    message = "a function of a job cannot fail with `{Self}`",
    label = "not an error that can be sent between threads",
    note = "an error is a type that implements `std::error::Error`, `Send` and `Sync`, or a string",
    note = "for errors of any type, write `Box<dyn std::error::Error + Send + Sync>`"
)]
pub trait ReturnError: Sized {
    #[doc(hidden)]
    const SEAL: Seal;

    /// Returns the error as a boxed error.
    fn into_boxed(self) -> Box<dyn Error + Send + Sync>;

    /// Returns the error of the failed invocation.
    fn into_invoke_error(self) -> InvokeError {
        InvokeError::from_function(self.into_boxed())
    }
}

#[diagnostic::do_not_recommend]
impl<E: Into<Box<dyn Error + Send + Sync>>> ReturnError for E {
    const SEAL: Seal = Seal;

    fn into_boxed(self) -> Box<dyn Error + Send + Sync> {
        self.into()
    }
}
