//! What a function may return: nothing, a value that serialises, or a `Result` of either.

use std::error::Error;

use serde::Serialize;

use super::{InvokeError, Response};

/// What a function returned. A `Result` has methods of its own, anything else those of [`ReturnedValue`], so both are
/// called in one way, and an alias of `Result` is one.
#[derive(Debug)]
pub struct Returned<T>(pub T);

/// A value that a function can return.
#[diagnostic::on_unimplemented(
    message = "a function of a job cannot return `{Self}`",
    label = "does not serialise",
    note = "a function returns nothing, a value that implements `serde::Serialize`, or a `Result` of either"
)]
pub trait ReturnValue: Serialize {}

#[diagnostic::do_not_recommend]
impl<T: Serialize> ReturnValue for T {}

/// An error that a function can return.
#[diagnostic::on_unimplemented(
    message = "a function of a job cannot fail with `{Self}`",
    label = "not an error",
    note = "an error is anything that `Box<dyn std::error::Error + Send + Sync>` can be made from, such as a type that implements `std::error::Error`, or a string"
)]
pub trait ReturnError: Into<Box<dyn Error + Send + Sync>> {}

#[diagnostic::do_not_recommend]
impl<E: Into<Box<dyn Error + Send + Sync>>> ReturnError for E {}

impl<T, E> Returned<Result<T, E>> {
    /// The answer to the invocation.
    ///
    /// # Errors
    ///
    /// When the function failed, or its value does not serialise.
    pub fn into_response(self) -> Result<Response, InvokeError>
    where
        T: ReturnValue,
        E: ReturnError,
    {
        Response::of(
            &self
                .0
                .map_err(|error| InvokeError::from_function(error.into()))?,
        )
    }

    /// Whether the function succeeded with a record.
    ///
    /// # Errors
    ///
    /// When the function failed.
    pub fn into_result(self) -> Result<(), Box<dyn Error + Send + Sync>>
    where
        T: ReturnValue,
        E: ReturnError,
    {
        self.0.map(drop).map_err(Into::into)
    }
}

/// The methods of a [`Returned`] that is not a `Result`.
pub trait ReturnedValue {
    /// What the function returned.
    type Value;

    /// The answer to the invocation.
    ///
    /// # Errors
    ///
    /// When the value does not serialise.
    fn into_response(self) -> Result<Response, InvokeError>
    where
        Self::Value: ReturnValue;

    /// Whether the function succeeded with a record: it did.
    ///
    /// # Errors
    ///
    /// Never.
    fn into_result(self) -> Result<(), Box<dyn Error + Send + Sync>>
    where
        Self::Value: ReturnValue;
}

impl<T> ReturnedValue for Returned<T> {
    type Value = T;

    fn into_response(self) -> Result<Response, InvokeError>
    where
        T: ReturnValue,
    {
        Response::of(&self.0)
    }

    fn into_result(self) -> Result<(), Box<dyn Error + Send + Sync>>
    where
        T: ReturnValue,
    {
        Ok(())
    }
}
