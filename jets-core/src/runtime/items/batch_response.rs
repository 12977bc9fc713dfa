//! `BatchResponse`: the answer of a batch function that says which items failed.

use std::error::Error;

use super::{
    Item, Source,
    failed::{FailedItem, Report, Verdict},
};
use crate::{
    error::errors,
    runtime::{DecodeError, InvokeError, Response, causes::Rules, job::Invocation},
};

/// The items of a batch that failed, returned by a function that takes all items at once.
///
/// The triggers of the function need the option `report_batch_item_failures: true`. All items that are not in it
/// succeeded: messages of a queue are deleted, and a stream continues after its records. Messages in it are received
/// again. A stream is read again [from the lowest sequence number][1] in it. For a FIFO queue, report also the messages
/// that follow a failed one in its group, so that they stay in order.
///
/// It can be collected from pairs of an item and a `Result`:
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{Kinesis, BatchResponse, KinesisData};
///
/// /// With `kinesis_event "numbers", report_batch_item_failures: true;` in a `jobs!`.
/// fn add(kinesis_data: KinesisData<'_>) -> BatchResponse {
///     kinesis_data
///         .iter()
///         .map(|record| (record, record.json::<u32>()))
///         .collect()
/// }
/// # let event = jets::testing::KinesisEvent::new().text("1").text("one").to_json();
/// # let decoded = jets::testing::Decoded::<Kinesis>::new(&event)?;
/// # assert_eq!(add(decoded.batch()?).failed_items().len(), 1);
/// # Ok::<(), jets::DecodeError>(())
/// ```
///
/// Or items are added as they fail:
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{BatchResponse, SqsMessages};
///
/// /// With `sqs_event "orders", report_batch_item_failures: true;` in a `jobs!`.
/// fn store(sqs_messages: SqsMessages<'_>) -> BatchResponse {
///     let mut response = BatchResponse::new();
///     for message in sqs_messages {
///         if message.body().is_empty() {
///             response.failed_with(message, "an empty message");
///         }
///     }
///     response
/// }
/// ```
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
#[derive(Debug, Default)]
#[must_use = "items that failed count as successes unless the function returns this"]
#[doc(alias("partial failure", "batchItemFailures", "ReportBatchItemFailures"))]
pub struct BatchResponse {
    failed: Vec<FailedItem>,
    /// An item without an id, which cannot be reported.
    unknown: Option<DecodeError>,
}

impl BatchResponse {
    /// Creates a response in which no item failed.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an item that failed.
    pub fn failed<S: Source>(&mut self, item: Item<'_, S>) {
        self.failed_with(item, WithoutError {});
    }

    /// Adds an item that failed with `error`, which is logged.
    pub fn failed_with<S: Source>(
        &mut self,
        item: Item<'_, S>,
        error: impl Into<Box<dyn Error + Send + Sync>>,
    ) {
        // The rules of the app are not known here.
        match FailedItem::new(item.entry(), Verdict::Retried, error.into()) {
            Ok(mut item) => {
                item.judge_by(&Rules::default());
                self.failed.push(item);
            }
            Err(error) => self.unknown = Some(error),
        }
    }

    /// Returns `true` if no item failed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.failed.is_empty() && self.unknown.is_none()
    }

    /// Returns the items that failed, in the order in which they were added.
    #[must_use]
    pub fn failed_items(&self) -> &[FailedItem] {
        &self.failed
    }

    /// Returns the items that failed, each once, in the order of the event. One that failed several times is retried if
    /// one of its errors asks for that.
    /// Fails if an item has no id, because it would be lost.
    pub(crate) fn into_failed(
        self,
        invocation: Invocation<'_>,
    ) -> Result<Vec<FailedItem>, InvokeError> {
        if let Some(error) = self.unknown {
            return Err(error.into());
        }
        let mut failed = self.failed;
        for item in &mut failed {
            item.judge_by(&invocation.hooks.permanent);
        }
        failed.sort_by_key(|item| (item.index(), item.verdict()));
        failed.dedup_by_key(|item| item.index());
        Ok(failed)
    }

    pub(crate) fn into_response(self, invocation: Invocation<'_>) -> Result<Response, InvokeError> {
        let failed = self.into_failed(invocation)?;
        let report = Report::of(&failed, failed.len());
        Ok(Response::new(&report)?.with_failed(failed))
    }
}

impl<'a, S: Source> FromIterator<Item<'a, S>> for BatchResponse {
    /// Collects items that failed.
    fn from_iter<L: IntoIterator<Item = Item<'a, S>>>(items: L) -> Self {
        let mut response = Self::new();
        response.extend(items);
        response
    }
}

impl<'a, S: Source> Extend<Item<'a, S>> for BatchResponse {
    fn extend<L: IntoIterator<Item = Item<'a, S>>>(&mut self, items: L) {
        for item in items {
            self.failed(item);
        }
    }
}

impl<'a, S, T, E> FromIterator<(Item<'a, S>, Result<T, E>)> for BatchResponse
where
    S: Source,
    E: Into<Box<dyn Error + Send + Sync>>,
{
    /// Collects the items whose `Result` is an error.
    fn from_iter<L: IntoIterator<Item = (Item<'a, S>, Result<T, E>)>>(outcomes: L) -> Self {
        let mut response = Self::new();
        response.extend(outcomes);
        response
    }
}

impl<'a, S, T, E> Extend<(Item<'a, S>, Result<T, E>)> for BatchResponse
where
    S: Source,
    E: Into<Box<dyn Error + Send + Sync>>,
{
    fn extend<L: IntoIterator<Item = (Item<'a, S>, Result<T, E>)>>(&mut self, outcomes: L) {
        for (item, outcome) in outcomes {
            if let Err(error) = outcome {
                self.failed_with(item, error);
            }
        }
    }
}

errors! {
    /// The error of an item for which the function gives none.
    #[derive(Debug)]
    struct WithoutError {} => "the function reported it as failed"
}
