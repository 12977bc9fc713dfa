//! Code that a user adds around every function of an app.

use std::{error::Error, time::Duration};

use super::{
    Context, InvokeError, Response,
    causes::Rules,
    items::{Deliveries, Entry},
};

/// Code around every function of an app, for example to measure time, to open a span or to store failed items.
///
/// [`App::wrap`](crate::App::wrap) adds it. Each method gets the call as a future and awaits it. It can inspect or
/// replace the outcome. By default, the methods only await the call.
///
/// ```
/// # extern crate jets_core as jets;
/// use std::time::Instant;
///
/// use jets::{Context, InvokeError, Response, Wrap};
///
/// struct Timing;
///
/// impl Wrap for Timing {
///     async fn invocation(
///         &self,
///         context: &Context,
///         call: impl Future<Output = Result<Response, InvokeError>> + Send,
///     ) -> Result<Response, InvokeError> {
///         let start = Instant::now();
///         let outcome = call.await;
///         println!("{} took {:?}, ok: {}", context.handler(), start.elapsed(), outcome.is_ok());
///         outcome
///     }
/// }
/// ```
pub trait Wrap: Send + Sync + 'static {
    /// Wraps an invocation.
    fn invocation(
        &self,
        context: &Context,
        call: impl Future<Output = Result<Response, InvokeError>> + Send,
    ) -> impl Future<Output = Result<Response, InvokeError>> + Send {
        let _ = context;
        call
    }

    /// Wraps the call with one item, in a function that takes one item at a time or the single item of an event.
    ///
    /// An error that it returns, or a panic, is the item's failure, like an error of the function.
    fn item(
        &self,
        context: &Context,
        item: ItemInfo<'_>,
        call: impl Future<Output = ItemOutcome> + Send,
    ) -> impl Future<Output = ItemOutcome> + Send {
        let _ = (context, item);
        call
    }
}

/// The result of a function called with one item.
pub type ItemOutcome = Result<(), Box<dyn Error + Send + Sync>>;

/// The item that a function is called with.
#[derive(Clone, Copy, Debug)]
pub struct ItemInfo<'a> {
    pub(super) entry: Entry<'a>,
    pub(super) deliveries: &'static Deliveries,
    pub(super) rules: &'a Rules,
}

impl<'a> ItemInfo<'a> {
    /// Returns the item's position in the event, counted from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self.entry.index()
    }

    /// Returns the id of the item, such as a sequence number or a message id. Empty if the event does not have it.
    #[must_use]
    pub fn id(self) -> &'a str {
        self.entry.id().unwrap_or_default()
    }

    /// Returns the item's data as bytes, or `None` if it does not decode.
    #[must_use]
    pub fn data(self) -> Option<&'a [u8]> {
        self.entry.data().ok()
    }

    /// Returns the service that the item comes from, as actions of IAM name it: `kinesis`, `dynamodb`, `sqs`, `sns`,
    /// `s3`, `events`, `scheduler` or `logs`.
    #[must_use]
    pub fn service(self) -> &'static str {
        self.deliveries.service
    }

    /// Returns a text that is the same each time that the item is delivered, and different for any other item. `None` if
    /// the event does not have what it consists of.
    ///
    /// | item | key |
    /// | --- | --- |
    /// | Kinesis record | the stream and the event id; with `aggregated: true`, also the position; for a change of DynamoDB, the id of the change |
    /// | DynamoDB record | the stream and the sequence number |
    /// | SQS message | the message id; for a message of SNS without raw delivery, the topic and the message id of SNS |
    /// | SNS message | the topic and the message id |
    /// | S3 object | bucket, key, version, sequencer and name of the event |
    /// | event of EventBridge | its id |
    /// | schedule | the schedule and the time at which it was due |
    /// | log events | the log stream, the filters, and the ids of the first and last log event |
    ///
    /// A producer that sends the same work twice gives it two keys.
    #[must_use]
    pub fn idempotency_key(self) -> Option<String> {
        let key = (self.deliveries.key)(self.entry)?;
        Some(format!("{}:{key}", self.deliveries.service))
    }

    /// Returns the time after which the item is certainly not delivered again.
    pub(crate) fn horizon(self) -> Duration {
        Duration::from_hours(24 * self.deliveries.horizon_in_days)
    }

    /// Returns `true` if the item is dropped when it fails with this error: one that is
    /// [permanent](crate::Permanent), also by [`App::permanent_if`](crate::App::permanent_if).
    #[must_use]
    pub fn is_dropped_by(self, error: &(dyn Error + Send + Sync + 'static)) -> bool {
        self.rules.are_met_by(error)
    }
}
