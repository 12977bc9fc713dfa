//! SQS queues: [`sqs_event`](mod@crate::language::sqs_event).
//!
#![cfg_attr(not(doctest), doc = include_str!("../../../docs/triggers/sqs.md"))]

#[cfg(feature = "runtime")]
mod backoff;
#[cfg(feature = "runtime")]
mod decode;
mod manifest;
#[cfg(feature = "runtime")]
mod testing;

#[cfg(feature = "runtime")]
pub(crate) use backoff::back_off;
pub use manifest::SqsTrigger;
#[cfg(feature = "runtime")]
pub use {
    decode::SqsMessageAttribute,
    decode::{Sqs, SqsMessage, SqsMessages},
    testing::{SqsEvent, SqsEventMessage},
};

#[cfg(feature = "runtime")]
pub mod sqs_event {
    //! `sqs_event "orders", batch_size: 5;` — messages of an SQS queue invoke the function.
    //!
    //! The queue is a name (1 to 80 letters, digits, `-` and `_`, with the suffix `.fifo` for a FIFO queue) or the ARN of a
    //! queue. A function may have several queues. The right to receive and delete messages is added to the policy.
    //!
    //! The queue's visibility timeout must be at least the function's timeout. AWS recommends six times as much. If the
    //! queue is encrypted with your own KMS key and no job creates it, add an `iam_policy "kms:Decrypt"` for that key.
    //!
    //! **What is lost by default:** a message that fails until the queue drops it, after four days if nothing else is
    //! configured. A dead-letter queue of the queue keeps it. A queue that the job creates has one.
    //!
    //! See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html) and, for the limits,
    //! [`CreateEventSourceMapping`](https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html).

    /// `batch_size: 10` — the maximum number of messages in a batch: 1 to 10,000, or 1 to 10 for a FIFO queue. The
    /// default is 10. More than 10 need a `maximum_batching_window_in_seconds` of 1 or more.
    pub mod batch_size {}

    /// `maximum_batching_window_in_seconds: 5` — the maximum time to gather a batch before the function is invoked, in
    /// seconds: 0 to 300. Not for FIFO queues.
    pub mod maximum_batching_window_in_seconds {}

    /// `maximum_concurrency: 10` — the maximum number of concurrent invocations for this queue: 2 to 1,000. It cannot
    /// be combined with `minimum_pollers` and `maximum_pollers`.
    ///
    /// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html).
    pub mod maximum_concurrency {}

    /// `minimum_pollers: 2` — the minimum number of pollers for this queue: 2 to 200. Dedicated pollers cost extra.
    ///
    /// See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html).
    pub mod minimum_pollers {}

    /// `maximum_pollers: 20` — the maximum number of pollers for this queue: 2 to 10,000.
    pub mod maximum_pollers {}

    /// `allow_sharing: true` — allows another function to have the same queue. Each of the two then gets a part
    /// of the messages, and with filters, each deletes what it does not select. All functions of the queue need the
    /// option.
    pub mod allow_sharing {}

    /// `backoff_in_seconds: 10` — the seconds after which a message comes again that failed for the first time: 1 to
    /// 37,500. The time doubles with each receive, up to `maximum_backoff_in_seconds`, and a random part of up to a
    /// half is taken off. Without this option, it is the visibility timeout of the queue. The right to change it is
    /// added, and on Lambda, the app needs a [delivery](crate::App::delivery) with a client of SQS.
    #[doc(alias("visibility timeout"))]
    pub mod backoff_in_seconds {}

    /// `maximum_backoff_in_seconds: 600` — the longest time of `backoff_in_seconds`: 1 to 37,500. The default is 3,600,
    /// or `backoff_in_seconds` if that is more.
    pub mod maximum_backoff_in_seconds {}

    crate::triggers::shared_words::of_all! {
        /// `filter: { body: { kind: ["order"] } }` — which messages invoke the function: an event pattern, or a list of
        /// up to 20, of which AWS takes five until it raises the quota. Its keys are those of a message; `body` with a
        /// pattern is for JSON. A message that matches none is deleted.
    }
    crate::resources::words::create!();
}

#[cfg(feature = "runtime")]
pub mod parameters {
    //! The parameters of a function that an SQS queue invokes.

    /// `sqs_messages: Vec<Json<Order>>` — all messages of a batch. The default type is
    /// [`SqsMessages`](crate::SqsMessages). It can also be a `Vec` of any type for [`sqs_message`](mod@sqs_message).
    ///
    /// If the function fails, all messages are received again.
    pub mod sqs_messages {}

    /// `sqs_message: Json<Order>` — one message of a batch. The function is called once per message. Each message that
    /// fails is reported to Lambda and received again. The others are deleted. In a FIFO queue, the messages that
    /// follow a failed one in its group are reported without being tried, so that they stay in order.
    ///
    /// The default type is [`SqsMessage`](crate::SqsMessage). It can also be `String`, `&str`, `Vec<u8>`, `&[u8]`,
    /// [`Json<T>`](crate::Json), a pair of such types, `Result<T, DecodeError>`, or a type that implements
    /// [`FromItem`](crate::FromItem).
    pub mod sqs_message {}
}
