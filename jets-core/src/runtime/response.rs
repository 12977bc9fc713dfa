//! What a function answered, as JSON.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::InvokeError;

/// The JSON that a function answered. One that returns nothing answers `null`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response(String);

impl Response {
    pub(crate) fn of<T: Serialize + ?Sized>(value: &T) -> Result<Self, InvokeError> {
        serde_json::to_string(value)
            .map(Self)
            .map_err(InvokeError::Response)
    }

    /// The JSON text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The JSON text as bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// The JSON text as bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }

    /// The answer as a `T`. A `T` with a lifetime borrows from the text.
    ///
    /// # Errors
    ///
    /// When the answer is not that of a `T`.
    pub fn json<'a, T: Deserialize<'a>>(&'a self) -> serde_json::Result<T> {
        serde_json::from_str(&self.0)
    }
}

impl fmt::Display for Response {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
