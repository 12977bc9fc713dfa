//! The answer of a function, as JSON.

use std::fmt;

use serde_core::{Deserialize, Serialize, Serializer, ser::Error as _};
use serde_json::value::RawValue;

use super::{Context, FailedItem, InvokeError, json::has_member};

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

    /// Returns the same answer with the report of these items.
    pub(crate) fn with_failed(self, failed: Vec<FailedItem>) -> Self {
        Self { failed, ..self }
    }

    /// Checks that the answer does not contain a report of failed items. Lambda treats it as a success in any case.
    ///
    /// # Errors
    ///
    /// Returns an error if the answer reports failed items, because they would be lost.
    pub(crate) fn without_report(self) -> Result<Self, InvokeError> {
        if self.json.starts_with('{') && has_member(&self.json, "batchItemFailures") {
            return Err(InvokeError::UnreportedFailures);
        }
        Ok(self)
    }

    /// Returns the dropped items for which [`FailedItem::to_keep`] was not called before.
    pub(crate) fn to_keep(&mut self, payload: &[u8]) -> impl Iterator<Item = &FailedItem> {
        let failed = self.failed.iter_mut();
        failed.filter_map(|item| item.to_keep(payload))
    }

    /// Logs the failed items that have not been logged.
    pub(crate) fn log_failed(&mut self, context: &Context) {
        for item in &mut self.failed {
            item.log(context);
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
