//! Where messages for a function go, as constants of the code that `jobs!` generates.

use std::fmt;

use super::Receiver;

/// What a function receives from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReceiverKind {
    /// A standard queue of SQS.
    Queue,
    /// A FIFO queue of SQS.
    FifoQueue,
    /// A topic of SNS.
    Topic,
    /// A stream of Kinesis.
    Stream,
    /// An event bus of EventBridge.
    EventBus,
    /// Nothing: the function is invoked by name, asynchronously.
    Function,
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

/// Where messages for a function go. ARNs have the placeholders of the manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address {
    kind: ReceiverKind,
    arn: &'static str,
    event_source: &'static str,
    event_detail_type: &'static str,
}

impl Address {
    /// Creates the address of anything but an event bus.
    #[must_use]
    pub const fn new(kind: ReceiverKind, arn: &'static str) -> Self {
        Self {
            kind,
            arn,
            event_source: "",
            event_detail_type: "",
        }
    }

    /// Creates the address of an event bus, with the source and detail type of the events that the function receives.
    #[must_use]
    pub const fn event_bus(
        arn: &'static str,
        event_source: &'static str,
        event_detail_type: &'static str,
    ) -> Self {
        Self {
            kind: ReceiverKind::EventBus,
            arn,
            event_source,
            event_detail_type,
        }
    }

    /// Returns what the function receives from.
    #[must_use]
    pub const fn kind(self) -> ReceiverKind {
        self.kind
    }

    /// Returns the ARN.
    #[must_use]
    pub const fn arn(self) -> &'static str {
        self.arn
    }

    /// Returns the `source` of events. Empty if it is not an event bus.
    #[must_use]
    pub const fn event_source(self) -> &'static str {
        self.event_source
    }

    /// Returns the `detail-type` of events. Empty if it is not an event bus.
    #[must_use]
    pub const fn event_detail_type(self) -> &'static str {
        self.event_detail_type
    }
}

/// What a function sends to: a parameter, and the function that receives.
#[derive(Clone, Copy, Debug)]
pub struct SendsTo {
    parameter: &'static str,
    handler: &'static str,
    address: Option<Address>,
}

impl SendsTo {
    /// Creates it from the name of a parameter, and from the receiver's handler and address. There is an address if the
    /// code compiles.
    #[must_use]
    pub const fn new(
        parameter: &'static str,
        handler: &'static str,
        address: Option<Address>,
    ) -> Self {
        Self {
            parameter,
            handler,
            address,
        }
    }

    /// Returns the receiver for messages of the function `sender`.
    pub(crate) fn receiver(self, sender: &'static str) -> Option<Receiver> {
        let mut receiver = Receiver {
            sender,
            parameter: self.parameter,
            handler: self.handler,
            address: self.address?,
            arn: None,
        };
        receiver.arn = std::env::var(receiver.variable()).ok();
        Some(receiver)
    }

    /// Returns the handler of the function that receives.
    pub(crate) fn handler(self) -> &'static str {
        self.handler
    }
}
