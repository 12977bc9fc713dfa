//! Items that failed: in the report to Lambda, in the log and in tests.

use std::{error::Error, fmt, sync::Arc};

use serde_core::{Serialize, Serializer};

use super::item::Entry;
use crate::runtime::{
    Context, DecodeError, Permanent, causes::WithCauses, decode_error::Problem, log,
};

/// An item that failed, and why.
///
/// It prints as `record 2 (sequence number 4959…): the table did not answer`.
#[derive(Clone, Debug)]
pub struct FailedItem {
    item: &'static str,
    id_name: &'static str,
    index: usize,
    id: String,
    is_logged: bool,
    error: Arc<dyn Error + Send + Sync>,
}

impl FailedItem {
    /// Creates the failed item of `entry`.
    ///
    /// # Errors
    ///
    /// Returns an error if the event does not contain the item's id, so that it cannot be reported.
    pub(super) fn new(
        entry: Entry<'_>,
        error: Box<dyn Error + Send + Sync>,
    ) -> Result<Self, DecodeError> {
        let words = entry.words();
        let id = entry
            .id()
            .ok_or_else(|| entry.error(Problem::Missing(words.id_field)))?;
        let error = match error.downcast::<DecodeError>() {
            Ok(error) => error.inside(entry.index(), id).into(),
            Err(error) => error,
        };
        Ok(Self {
            item: words.item,
            id_name: words.id,
            index: entry.index(),
            id: id.to_owned(),
            is_logged: false,
            error: error.into(),
        })
    }

    /// Marks the item as logged, because another line of the log already explains it.
    pub(super) fn known_to_the_log(self) -> Self {
        Self {
            is_logged: true,
            ..self
        }
    }

    /// Returns the item's position in the event, counted from 0.
    #[must_use]
    pub fn index(&self) -> usize {
        self.index
    }

    /// Returns the id of the item, which is reported to Lambda: a sequence number or a message id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the error that the function returned, or the error of decoding the item.
    #[must_use]
    pub fn error(&self) -> &(dyn Error + Send + Sync + 'static) {
        self.error.as_ref()
    }

    /// Returns `true` if the error is [permanent](crate::Permanent), so that the item is not reported to Lambda.
    #[must_use]
    pub fn is_permanent(&self) -> bool {
        Permanent::is(self.error())
    }

    /// Logs the item and its error, unless that was done before.
    pub(crate) fn log(&mut self, context: &Context) {
        if std::mem::replace(&mut self.is_logged, true) {
            return;
        }
        // A `DecodeError` already prints its source, so begin with the source of that.
        let cause = match self.error.downcast_ref::<DecodeError>() {
            Some(error) => error.source().and_then(Error::source),
            None => self.error.source(),
        };
        let line = WithCauses {
            error: &*self,
            cause,
        }
        .to_string();
        log::failed_item(context, self.index, &self.id, &line);
    }
}

impl fmt::Display for FailedItem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} {} ({} {}): {}",
            self.item,
            self.index,
            self.id_name,
            self.id.escape_debug(),
            self.error
        )
    }
}

impl Error for FailedItem {
    // Each inlined copy would add vtables of the errors to a program.
    #[inline(never)]
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        // `Display` already prints the inner error, so its source comes next.
        self.error.source()
    }
}

/// The answer that [reports failed items][1] to Lambda.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
#[derive(Debug)]
pub(crate) struct Report<'f> {
    failures: Vec<Failure<'f>>,
}

/// The id of a failed item.
#[derive(Debug, PartialEq)]
pub(crate) struct Failure<'f>(&'f str);

impl<'f> Report<'f> {
    /// The name of the answer's member with the report.
    pub(crate) const FAILURES: &'static str = "batchItemFailures";

    pub(crate) fn of(failed: impl Iterator<Item = &'f FailedItem>) -> Self {
        let mut failures: Vec<Failure<'f>> = failed.map(|item| Failure(item.id())).collect();
        // Items from one record share its id.
        failures.dedup();
        Self { failures }
    }

    pub(crate) fn failures(&self) -> &[Failure<'f>] {
        &self.failures
    }
}

impl Serialize for Report<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(Self::FAILURES, &self.failures)])
    }
}

impl Serialize for Failure<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("itemIdentifier", self.0)])
    }
}
