//! SNS topics: [`sns_event`](mod@crate::language::sns_event).
//!
#![cfg_attr(not(doctest), doc = include_str!("../../../docs/triggers/sns.md"))]

#[cfg(feature = "runtime")]
mod decode;
mod manifest;
#[cfg(feature = "runtime")]
mod testing;

pub use manifest::{FilterPolicyScope, RedrivePolicy, SnsTrigger, Subscription};
#[cfg(feature = "runtime")]
pub use {
    decode::SnsMessageAttribute,
    decode::{Sns, SnsMessage},
    testing::{SnsEvent, SnsEventMessage},
};

#[cfg(feature = "runtime")]
pub mod sns_event {
    //! `sns_event "orders", filter_policy: { store: ["berlin"] };` — messages of an SNS topic invoke the function.
    //!
    //! The topic is a name (1 to 256 letters, digits, `-` and `_`) or the ARN of a topic. A function may have several
    //! topics, each only once. A FIFO topic cannot invoke a function: let it send to a queue, and use `sqs_event`.
    //!
    //! **What is lost by default:** a message whose function fails three times, unless there is `event_invoke_config
    //! on_failure: create;` (or the ARN of a queue), and one that SNS cannot deliver to Lambda for 23 days, unless
    //! there is the option `redrive_policy: create`.
    //!
    //! The template contains the subscription, and a permission for this topic only. See [Lambda's
    //! page](https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html).

    /// `filter_policy: { store: ["berlin"] }` — which messages invoke the function: a map from names of attributes to
    /// lists of accepted values. With `filter_policy_scope: MessageBody`, the names are keys of the message's JSON.
    /// Without it, all messages do.
    ///
    /// See [SNS's page](https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html).
    pub mod filter_policy {}

    /// `filter_policy_scope: MessageBody` — what `filter_policy` is applied to: `MessageAttributes` (AWS's default) or
    /// `MessageBody`.
    pub mod filter_policy_scope {}

    /// `redrive_policy: create` — the ARN of the SQS queue to which SNS sends messages that it could not deliver to
    /// Lambda, or `create`. The policy of an existing queue must allow SNS to send to it: an output of the template has
    /// the statement. For messages with which the function fails, see `event_invoke_config`.
    ///
    /// See [SNS's page](https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html).
    pub mod redrive_policy {}

    /// `allow_loop: true` — allows the function to publish to the topic that invokes it, itself or in a circle of functions.
    pub mod allow_loop {}

    crate::resources::words::create!();
}

#[cfg(feature = "runtime")]
pub mod parameters {
    //! The parameters of a function that an SNS topic invokes.

    /// `sns_message: Json<Order>` — one message of a topic. The function is called once per message. If it fails, the
    /// invocation fails, and Lambda tries it again twice.
    ///
    /// The default type is [`SnsMessage`](crate::SnsMessage). It can also be `String`, `&str`, `Vec<u8>`, `&[u8]`,
    /// [`Json<T>`](crate::Json), a pair of such types, `Result<T, DecodeError>`, or a type that implements
    /// [`FromItem`](crate::FromItem).
    pub mod sns_message {}
}
