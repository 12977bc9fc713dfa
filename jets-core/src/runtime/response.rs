//! What a function answered, as JSON.

use std::fmt;

use serde_core::{Deserialize, Serialize, Serializer, ser::Error as _};
use serde_json::value::RawValue;

use super::{Context, FailedItem, InvokeError, json::has_member};

/// The answer of a function, as JSON. A function that returns nothing answers `null`.
///
/// It serialises as the value that it is, not as its text.
#[derive(Clone, Debug)]
pub struct Response {
    json: String,
    failed: Vec<FailedItem>,
}

impl Response {
    pub(crate) fn of<T: Serialize + ?Sized>(value: &T) -> Result<Self, InvokeError> {
        let json = serde_json::to_string(value).map_err(InvokeError::Response)?;
        let failed = Vec::new();
        Ok(Self { json, failed })
    }

    /// The same answer, which reports these items.
    pub(crate) fn with_failed(self, failed: Vec<FailedItem>) -> Self {
        Self { failed, ..self }
    }

    /// The same answer, which Lambda takes for a success whatever it says.
    ///
    /// # Errors
    ///
    /// When it says that items failed: they would be lost.
    pub(crate) fn without_report(self) -> Result<Self, InvokeError> {
        if self.json.starts_with('{') && has_member(&self.json, "batchItemFailures") {
            return Err(InvokeError::UnreportedFailures);
        }
        Ok(self)
    }

    /// Writes what failed and was not written yet.
    pub(crate) fn log_failed(&mut self, context: &Context) {
        for item in &mut self.failed {
            item.log(context);
        }
    }

    /// The items that failed, in the order of the event, with their errors; and those that are reported without being
    /// tried. For a stream, the answer reports only the first, from which Lambda tries again.
    /// [Permanent](FailedItem::is_permanent) failures are never reported.
    ///
    /// Empty for a function that takes all items and does not return a [`BatchResponse`](crate::BatchResponse).
    #[must_use]
    pub fn failed_items(&self) -> &[FailedItem] {
        &self.failed
    }

    /// The JSON text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.json
    }

    /// The JSON text as bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.as_str().as_bytes()
    }

    /// The JSON text as bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.json.into_bytes()
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

impl Serialize for Response {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let json: &RawValue = serde_json::from_str(&self.json).map_err(S::Error::custom)?;
        json.serialize(serializer)
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
