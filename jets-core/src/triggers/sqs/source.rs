//! How the messages of an event decode, and what their failures mean.

use super::{
    decode,
    message::{GROUP_ID, QUEUE_ARN, Sqs, SqsMessage},
};
use crate::runtime::{
    DecodeError, Decoded, FromBatch, FromItem, Source,
    event::Payload,
    items::{Entry, Failures, Items},
};

impl Source for Sqs {
    type Item<'a> = SqsMessage<'a>;

    const FAILURES: Failures = Failures::AreReportedEach;

    fn parse<'p>(payload: &Payload<'p>, metadata: bool) -> Result<Items<'p>, DecodeError> {
        decode::read(payload, metadata)
    }

    fn item(entry: Entry<'_>) -> SqsMessage<'_> {
        SqsMessage::new(entry)
    }

    /// A FIFO queue keeps the order within a group: what follows a failed message is tried again behind it.
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
    /// When `payload` is not an SQS event.
    pub fn sqs(payload: &'a (impl AsRef<[u8]> + ?Sized)) -> Result<Self, DecodeError> {
        Self::new(payload)
    }

    /// All messages of the batch: the argument `sqs_messages`.
    ///
    /// # Errors
    ///
    /// When a message is not of the type asked for.
    pub fn sqs_messages<'d, T: FromBatch<'d, Sqs>>(&'d self) -> Result<T, DecodeError> {
        self.batch()
    }

    /// One message of the batch, by its position counted from 0: the argument `sqs_message`.
    ///
    /// # Errors
    ///
    /// When there is no such message, or it is not of the type asked for.
    pub fn sqs_message<'d, T: FromItem<'d, Sqs>>(&'d self, index: usize) -> Result<T, DecodeError> {
        self.item(index)
    }
}
