//! Decodes the messages of an event, and defines how their failures are reported.

use super::{
    decode,
    message::{GROUP_ID, QUEUE_ARN, Sqs, SqsMessage},
};
use crate::runtime::{
    DecodeError, Decoded, FromBatch, FromItem, Source,
    event::Payload,
    items::{Entry, Failures, Items, Needs},
};

impl Source for Sqs {
    type Item<'a> = SqsMessage<'a>;

    const FAILURES: Failures = Failures::AreReportedEach;

    fn parse<'p>(payload: &Payload<'p>, needs: Needs) -> Result<Items<'p>, DecodeError> {
        decode::read(payload, needs)
    }

    fn item(entry: Entry<'_>) -> SqsMessage<'_> {
        SqsMessage::new(entry)
    }

    /// Returns the group in a FIFO queue, which keeps the order in a group: messages after a failed one are tried again
    /// after it.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html>
    #[expect(
        clippy::case_sensitive_file_extension_comparisons,
        reason = "a name of SQS, which tells letters apart"
    )]
    fn group(entry: Entry<'_>) -> Option<&str> {
        if entry.text(QUEUE_ARN).ends_with(".fifo") {
            entry.optional(GROUP_ID)
        } else {
            None
        }
    }
}

impl<'a> Decoded<'a, Sqs> {
    /// Decodes an SQS event.
    ///
    /// # Errors
    ///
    /// Returns an error if `payload` is not an SQS event.
    pub fn sqs(payload: &'a (impl AsRef<[u8]> + ?Sized)) -> Result<Self, DecodeError> {
        Self::new(payload)
    }

    /// Returns all messages of the batch, for the argument `sqs_messages`.
    ///
    /// # Errors
    ///
    /// Returns an error if a message is not of the requested type.
    pub fn sqs_messages<'d, T: FromBatch<'d, Sqs>>(&'d self) -> Result<T, DecodeError> {
        self.batch()
    }

    /// Returns the message at this index, counted from 0, for the argument `sqs_message`.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no such message, or it is not of the requested type.
    pub fn sqs_message<'d, T: FromItem<'d, Sqs>>(&'d self, index: usize) -> Result<T, DecodeError> {
        self.item(index)
    }
}
