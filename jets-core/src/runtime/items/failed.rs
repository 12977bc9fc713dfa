//! Items that failed: in the report to Lambda, in the log and in tests.

use std::{borrow::Cow, error::Error, fmt, sync::Arc};

use serde_core::{Serialize, Serializer};

use super::{item::Entry, table::Items};
use crate::{
    error::errors,
    runtime::{
        Context, DecodeError, InvokeError,
        causes::{self, Rules},
        decode_error::Problem,
        log,
        panic::Foreign,
    },
};

/// What becomes of an item that did not succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Verdict {
    /// It failed, and Lambda delivers it again.
    Retried,
    /// It failed with an error that is [permanent](crate::Permanent), so Lambda does not deliver it again.
    Dropped,
    /// The function was not called with it, and Lambda delivers it again.
    NotTried,
}

impl Verdict {
    /// Returns the word for the log: `retried`, `dropped` or `not_tried`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Retried => "retried",
            Self::Dropped => "dropped",
            Self::NotTried => "not_tried",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// An item that failed or was not tried, and why.
///
/// It prints as `record 2 (sequence number 4959…): the table did not answer`.
#[derive(Clone, Debug)]
pub struct FailedItem {
    /// Empty if it is the whole event.
    item: &'static str,
    id_name: &'static str,
    index: usize,
    id: String,
    verdict: Verdict,
    is_logged: bool,
    is_kept: bool,
    reason: Reason,
    data: Vec<u8>,
}

/// An error that several items can share.
pub(super) type Reason = Arc<Foreign<Box<dyn Error + Send + Sync>>>;

impl FailedItem {
    /// Creates the failed item of `entry`.
    /// Fails if the event does not contain the item's id, so that it cannot be reported.
    pub(super) fn new(
        entry: Entry<'_>,
        verdict: Verdict,
        error: Box<dyn Error + Send + Sync>,
    ) -> Result<Self, DecodeError> {
        let error = match (error.downcast::<DecodeError>(), entry.id()) {
            (Ok(error), Some(id)) => error.inside(entry.index(), id).into(),
            (Ok(error), None) => error,
            (Err(error), _) => error,
        };
        let item = Self::with_reason(entry, verdict, Arc::new(Foreign::new(error)))?;
        Ok(item.with_data(entry))
    }

    /// Creates the same with an error that other items share. Errors are those of [`new`](Self::new).
    pub(super) fn with_reason(
        entry: Entry<'_>,
        verdict: Verdict,
        reason: Reason,
    ) -> Result<Self, DecodeError> {
        let words = entry.words();
        let id = entry
            .id()
            .ok_or_else(|| entry.error(Problem::Field(words.id_field, "is missing".into())))?;
        Ok(Self {
            item: words.item,
            id_name: words.id,
            index: entry.index(),
            id: id.to_owned(),
            verdict,
            ..Self::dropped(reason)
        })
    }

    /// Creates the failure of a whole event, which is dropped.
    pub(crate) fn of_event(error: Box<dyn Error + Send + Sync>) -> Self {
        Self::dropped(Arc::new(Foreign::new(error)))
    }

    fn dropped(reason: Reason) -> Self {
        Self {
            item: "",
            id_name: "",
            index: 0,
            id: String::new(),
            verdict: Verdict::Dropped,
            is_logged: false,
            is_kept: false,
            reason,
            data: Vec::new(),
        }
    }

    /// Creates the items of a batch that is dropped as a whole. One line of the log is about all of them.
    /// Fails if an item has no id.
    pub(crate) fn of_batch(
        items: &Items<'_>,
        error: Box<dyn Error + Send + Sync>,
        context: &Context,
    ) -> Result<Vec<Self>, InvokeError> {
        let mut whole = Self::of_event(error);
        whole.log(context, 0);
        if items.is_empty() {
            return Ok(vec![whole]);
        }
        let entries = (0..items.len()).filter_map(|index| items.entry(index));
        let items = entries.map(|entry| {
            let item = Self::with_reason(entry, Verdict::Dropped, Arc::clone(&whole.reason))?;
            Ok(item.with_data(entry).known_to_the_log())
        });
        items.collect()
    }

    fn with_data(self, entry: Entry<'_>) -> Self {
        let data = entry.any_data().to_owned();
        Self { data, ..self }
    }

    /// Returns the item if it is dropped and [`App::on_dropped`](crate::App::on_dropped) has not been called with it. A
    /// whole event gets its payload.
    pub(crate) fn mark_kept(&mut self, payload: &[u8]) -> Option<&Self> {
        if self.verdict != Verdict::Dropped || std::mem::replace(&mut self.is_kept, true) {
            return None;
        }
        if self.item.is_empty() {
            payload.clone_into(&mut self.data);
        }
        Some(self)
    }

    /// Marks the item as logged, because another line of the log already explains it.
    pub(super) fn known_to_the_log(self) -> Self {
        Self {
            is_logged: true,
            ..self
        }
    }

    /// Drops the item if a rule of the app says that its error is permanent.
    pub(super) fn judge_by(&mut self, rules: &Rules) {
        if self.verdict == Verdict::Retried && rules.are_met_by(self.error()) {
            self.verdict = Verdict::Dropped;
        }
    }

    /// Returns the item's position in the event, counted from 0.
    #[must_use]
    pub fn index(&self) -> usize {
        self.index
    }

    /// Returns the id of the item, which is reported to Lambda: a sequence number or a message id. Empty for a whole
    /// event.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the error that the function returned, the error of decoding the item, or why it was not tried.
    #[must_use]
    pub fn error(&self) -> &(dyn Error + Send + Sync + 'static) {
        match self.reason.get() {
            Some(error) => error.as_ref(),
            None => &Gone {},
        }
    }

    /// Returns the item's data as bytes: as the event has it, if it does not decode. For a whole event, that is its JSON.
    /// Empty for an item that was not tried.
    #[must_use]
    pub fn data(&self) -> &[u8] {
        &self.data
    }

    /// Returns what becomes of the item.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// Logs the item, its error and the first bytes of its data, unless that was done before.
    pub(crate) fn log(&mut self, context: &Context, data_bytes: usize) {
        if !std::mem::replace(&mut self.is_logged, true) {
            let item = (!self.item.is_empty()).then_some((self.index, self.id.as_str()));
            let data = beginning(&self.data, data_bytes);
            let message = causes::chain(self);
            log::failure(context, self.verdict, item, data.as_deref(), &message);
        }
    }
}

/// Returns the first bytes of `data` as text, up to the end of a character. `None` if there are none.
fn beginning(data: &[u8], bytes: usize) -> Option<Cow<'_, str>> {
    let mut end = bytes.min(data.len());
    // The bytes of a character after its first begin with 10.
    while data.get(end).is_some_and(|byte| byte & 0xc0 == 0x80) && end > 0 {
        end -= 1;
    }
    let beginning = data.get(..end).filter(|beginning| !beginning.is_empty())?;
    Some(String::from_utf8_lossy(beginning))
}

impl fmt::Display for FailedItem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.item.is_empty() {
            let id = self.id.escape_debug();
            write!(
                formatter,
                "{} {} ({} {id}): ",
                self.item, self.index, self.id_name
            )?;
        }
        fmt::Display::fmt(self.error(), formatter)
    }
}

impl Error for FailedItem {
    // Each inlined copy would add vtables of the errors to a program.
    #[inline(never)]
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        // `Display` already prints the inner error, so its source comes next.
        self.error().source()
    }
}

errors! {
    /// The error in place of one that is being dropped, which nobody sees.
    #[derive(Debug)]
    struct Gone {} => "gone"
}

/// The answer that [reports failed items][1] to Lambda.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
#[derive(Debug)]
pub(crate) struct Report<'f> {
    failures: Vec<Failure<'f>>,
}

#[derive(Debug, PartialEq)]
pub(crate) struct Failure<'f>(&'f str);

impl<'f> Report<'f> {
    /// The name of the answer's member with the report.
    pub(crate) const FAILURES: &'static str = "batchItemFailures";

    /// Creates the report of at most `limit` of the items that Lambda delivers again.
    pub(crate) fn of(failed: &'f [FailedItem], limit: usize) -> Self {
        let reported = failed
            .iter()
            .filter(|item| item.verdict != Verdict::Dropped);
        let mut failures: Vec<Failure<'f>> = (reported.take(limit))
            .map(|item| Failure(item.id()))
            .collect();
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
