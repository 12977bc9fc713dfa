//! What a function answered, as JSON.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};

use super::InvokeError;

/// The JSON that a function answered. One that returns nothing answers `null`.
///
/// It serialises as the value that it is, not as its text.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Response(Box<RawValue>);

impl Response {
    pub(crate) fn of<T: Serialize + ?Sized>(value: &T) -> Result<Self, InvokeError> {
        to_raw_value(value).map(Self).map_err(InvokeError::Response)
    }

    /// The JSON text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.get()
    }

    /// The JSON text as bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.as_str().as_bytes()
    }

    /// The JSON text as bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        Box::<str>::from(self.0).into_string().into_bytes()
    }

    /// The answer as a `T`. A `T` with a lifetime borrows from the text.
    ///
    /// # Errors
    ///
    /// When the answer is not that of a `T`.
    pub fn json<'a, T: Deserialize<'a>>(&'a self) -> serde_json::Result<T> {
        serde_json::from_str(self.as_str())
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
