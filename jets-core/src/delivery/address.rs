//! Where messages for a function go, as constants of the code that `jobs!` generates.

use super::Receiver;
use crate::aws::ReceiverKind;

/// Where messages for a function go. ARNs have the placeholders of the manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address {
    /// What the function receives from.
    pub kind: ReceiverKind,
    /// The ARN.
    pub arn: &'static str,
    /// The `source` of events. Empty if it is not an event bus.
    pub event_source: &'static str,
    /// The `detail-type` of events. Empty if it is not an event bus.
    pub event_detail_type: &'static str,
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
            event_source,
            event_detail_type,
            ..Self::new(ReceiverKind::EventBus, arn)
        }
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

    /// Returns the pieces of the entry in the sender's manifest, all but the `}` at its end.
    #[must_use]
    pub const fn entry(self) -> [&'static str; 13] {
        let Some(address) = self.address else {
            return [""; 13];
        };
        let [source, detail_type, end] = match address.kind {
            ReceiverKind::EventBus => ["\",\"source\":\"", "\",\"detail_type\":\"", "\"}"],
            _ => ["", "", "\"}"],
        };
        [
            "{\"name\":\"",
            self.parameter,
            "\",\"handler\":\"",
            self.handler,
            "\",\"to\":{\"type\":\"",
            address.kind.name(),
            "\",\"arn\":\"",
            address.arn,
            source,
            address.event_source,
            detail_type,
            address.event_detail_type,
            end,
        ]
    }

    /// Returns the pieces of the least right to send there, a statement of the sender's policy.
    ///
    /// An event bus is limited to the events that the receiver's rule matches. A call has several of them, so the
    /// [condition keys][1] are arrays.
    ///
    /// [1]: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html#amazoneventbridge-policy-keys
    #[must_use]
    pub const fn right(self) -> [&'static str; 11] {
        let Some(address) = self.address else {
            return [""; 11];
        };
        let [action, or, other] = match address.kind.actions() {
            [action, other] => [*action, "\",\"", *other],
            [action] => [*action, "", ""],
            _ => ["", "", ""],
        };
        let [condition, and, end] = match address.kind {
            ReceiverKind::EventBus => [
                "\"],\"Condition\":{\"ForAllValues:StringEquals\":{\"events:detail-type\":\"",
                "\",\"events:source\":\"",
                "\"}}}",
            ],
            _ => ["", "", "\"]}"],
        };
        [
            "{\"Effect\":\"Allow\",\"Action\":[\"",
            action,
            or,
            other,
            "\"],\"Resource\":[\"",
            address.arn,
            condition,
            address.event_detail_type,
            and,
            address.event_source,
            end,
        ]
    }

    /// Returns the pieces of the right to use the key that encrypts what is sent, with the `,` before it. `key` is the ARN
    /// as JSON. It is what [SQS][1], [SNS][2] and [Kinesis][3] ask of producers. EventBridge uses the key of a bus itself, and
    /// Lambda that of a function.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html#send-to-encrypted-queue
    /// [2]: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#send-to-encrypted-topic
    /// [3]: https://docs.aws.amazon.com/streams/latest/dg/permissions-user-key-KMS.html#example-producer-permissions
    #[must_use]
    pub const fn key_right(self, key: &'static str) -> [&'static str; 5] {
        let actions = match self.address {
            Some(address) => match address.kind {
                ReceiverKind::Queue | ReceiverKind::FifoQueue | ReceiverKind::Topic => {
                    "kms:Decrypt\",\"kms:GenerateDataKey"
                }
                ReceiverKind::Stream => "kms:GenerateDataKey",
                ReceiverKind::EventBus | ReceiverKind::Function => return [""; 5],
            },
            None => return [""; 5],
        };
        [
            ",{\"Effect\":\"Allow\",\"Action\":[\"",
            actions,
            "\"],\"Resource\":[",
            key,
            "]}",
        ]
    }

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

    pub(crate) fn handler(self) -> &'static str {
        self.handler
    }
}
