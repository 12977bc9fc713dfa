//! The answer of a function, and the values that a function may return: nothing, a value that serialises, the items that
//! failed, or a `Result` of those.
//!
//! Other crates cannot implement the traits of returned values, because they have a constant whose type has no name
//! there. A supertrait would do the same, but rustc would report it in place of the trait, and without the trait's
//! message.

use std::{convert::Infallible, error::Error, fmt};

use serde_core::{Deserialize, Serialize, Serializer, ser::SerializeStruct as _};

use super::{
    BatchResponse, Context, FailedItem, InvokeError, exact::RAW_TEXT, job::Invocation,
    json::has_member,
};

/// The answer of a function, as JSON. A function that returns nothing answers `null`.
///
/// It serialises as its JSON value, not as a string.
#[derive(Clone, Debug)]
pub struct Response {
    json: String,
    failed: Vec<FailedItem>,
}

impl Response {
    /// Creates the answer with this value as JSON, for example to replace that of a function in a
    /// [`Wrap`](crate::Wrap).
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not serialise.
    pub fn new<T: Serialize + ?Sized>(value: &T) -> Result<Self, InvokeError> {
        let json = serde_json::to_string(value).map_err(InvokeError::Response)?;
        let failed = Vec::new();
        Ok(Self { json, failed })
    }

    pub(crate) fn with_failed(self, failed: Vec<FailedItem>) -> Self {
        Self { failed, ..self }
    }

    /// Checks that the answer does not contain a report of failed items. Lambda treats it as a success in any case.
    /// Fails if the answer reports failed items, because they would be lost.
    pub(crate) fn without_report(self) -> Result<Self, InvokeError> {
        if self.json.starts_with('{') && has_member(&self.json, "batchItemFailures") {
            return Err(InvokeError::UnreportedFailures);
        }
        Ok(self)
    }

    /// Returns the dropped items for which [`FailedItem::mark_kept`] was not called before.
    pub(crate) fn unkept(&mut self, payload: &[u8]) -> impl Iterator<Item = &FailedItem> {
        let failed = self.failed.iter_mut();
        failed.filter_map(|item| item.mark_kept(payload))
    }

    /// Logs the failed items that have not been logged.
    pub(crate) fn log_failed(&mut self, context: &Context, data_bytes: usize) {
        for item in &mut self.failed {
            item.log(context, data_bytes);
        }
    }

    /// Returns the items that failed or were not tried, in the order of the event. Each has its
    /// [verdict](FailedItem::verdict). [Dropped](crate::Verdict::Dropped) ones are not reported to Lambda. For a stream,
    /// only the first of the others is reported, because Lambda tries again from there.
    ///
    /// If a function that takes all items fails with a [permanent](crate::Permanent) error, all of them are dropped. For
    /// one that takes the whole event, there is then one item without an id.
    #[must_use]
    pub fn failed_items(&self) -> &[FailedItem] {
        &self.failed
    }

    /// Returns the JSON text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.json
    }

    /// Returns the JSON text as bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.as_str().as_bytes()
    }

    /// Returns the JSON text as bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.json.into_bytes()
    }

    /// Deserialises the answer into a `T`. A `T` with a lifetime borrows from the text.
    ///
    /// # Errors
    ///
    /// Returns an error if the answer does not deserialise into a `T`.
    pub fn json<'a, T: Deserialize<'a>>(&'a self) -> serde_json::Result<T> {
        serde_json::from_str(self.as_str())
    }
}

impl Serialize for Response {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // As `RawValue` does, which can only be made by reading the JSON again.
        let mut raw = serializer.serialize_struct(RAW_TEXT, 1)?;
        raw.serialize_field(RAW_TEXT, &self.json)?;
        raw.end()
    }
}

impl fmt::Display for Response {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl PartialEq for Response {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Response {}

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
