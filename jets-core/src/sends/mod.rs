//! Sending to the functions of jobs: the senders that a function gets for its declarations `sends`, and who delivers.
//!
//! The receiver says what a message is and where it goes, so the compiler checks both.

#[cfg(any(
    feature = "aws-sdk-eventbridge",
    feature = "aws-sdk-kinesis",
    feature = "aws-sdk-lambda",
    feature = "aws-sdk-sns",
    feature = "aws-sdk-sqs"
))]
mod aws;
mod batches;
mod limits;
mod payload;
mod sender;
mod sending;

#[doc(inline)]
pub use crate::delivery::{
    Attribute, Delivering, Delivery, Message, Receiver, ReceiverKind, Refusal, SendAllError,
    SendError, SendErrorKind, Sent, Unsent, VisibilityChange,
};
#[cfg(any(
    feature = "aws-sdk-eventbridge",
    feature = "aws-sdk-kinesis",
    feature = "aws-sdk-lambda",
    feature = "aws-sdk-sns",
    feature = "aws-sdk-sqs"
))]
pub use aws::AwsDelivery;
#[cfg(feature = "aws-sdk-sqs")]
pub use aws::dropped_to_queue;
pub use payload::{FromPayload, SentTo, ToPayload};
pub use sender::{Bus, Fifo, Function, Queue, Stream, Topic};
pub use sending::{Sending, SendingAll, to};

#[doc(hidden)]
pub use sender::{
    Anything, Encrypted, Payload, Receives, ReceivesBy, ReceivesFrom, SenderOf, SentAs, Takes,
    encrypted,
};
