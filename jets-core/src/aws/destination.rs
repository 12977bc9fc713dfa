//! Where a function is sent to.

use std::fmt;

use crate::value::{names, object};

names! {
    /// What a function that is sent to receives from.
    pub enum ReceiverKind {
        /// A standard queue of SQS.
        Queue as "queue",
        /// A FIFO queue of SQS.
        FifoQueue as "fifo_queue",
        /// A topic of SNS.
        Topic as "topic",
        /// A stream of Kinesis.
        Stream as "stream",
        /// An event bus of EventBridge.
        EventBus as "event_bus",
        /// Nothing: the function is invoked by name, asynchronously.
        Function as "function",
    }
}

impl ReceiverKind {
    /// Returns the service, as actions of IAM name it: `sqs`, `sns`, `kinesis`, `events` or `lambda`.
    #[must_use]
    pub const fn service(self) -> &'static str {
        match self {
            Self::Queue | Self::FifoQueue => "sqs",
            Self::Topic => "sns",
            Self::Stream => "kinesis",
            Self::EventBus => "events",
            Self::Function => "lambda",
        }
    }

    /// Returns the actions of IAM that send, one or two.
    #[must_use]
    pub const fn actions(self) -> &'static [&'static str] {
        match self {
            Self::Queue | Self::FifoQueue => &["sqs:SendMessage"],
            Self::Topic => &["sns:Publish"],
            Self::Stream => &["kinesis:PutRecord", "kinesis:PutRecords"],
            Self::EventBus => &["events:PutEvents"],
            Self::Function => &["lambda:InvokeFunction"],
        }
    }
}

impl fmt::Display for ReceiverKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Queue => "queue",
            Self::FifoQueue => "FIFO queue",
            Self::Topic => "topic",
            Self::Stream => "stream",
            Self::EventBus => "event bus",
            Self::Function => "function",
        })
    }
}

object! {
    /// Where a function is sent to.
    #[derive(Eq)]
    pub struct Destination {
        /// What the function receives from.
        pub kind as "type": ReceiverKind,
        /// The ARN of the queue, topic, stream, event bus or function.
        pub arn: String,
        /// The `source` of events on an event bus.
        pub source: Option<String>,
        /// The `detail-type` of events on an event bus.
        pub detail_type: Option<String>,
    }
    /// Creates the destination of anything but an event bus.
    pub fn new(kind: ReceiverKind, arn: impl Into<String>);
}
