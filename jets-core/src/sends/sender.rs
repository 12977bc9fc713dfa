//! The senders, one for each kind of receiver, and how a function gets them.

use std::{fmt, marker::PhantomData, sync::Arc};

use super::{
    batches::Channel,
    payload::{SentTo, ToPayload},
    sending::{Sending, SendingAll, to},
};
use crate::{
    Handler, InvokeError,
    delivery::{Message, SendsTo},
    runtime::private::Invocation,
};

macro_rules! senders {
    ($(
        $(#[$documentation:meta])*
        $Sender:ident
    )+) => {$(
        $(#[$documentation])*
        pub struct $Sender<P> {
            channel: Arc<Channel>,
            payload: PhantomData<fn() -> P>,
        }

        impl<P> $Sender<P> {
            /// Encodes `value`, and returns it to be sent.
            fn sending<V: ?Sized>(&self, value: &V, change: impl FnOnce(&mut Message)) -> Sending<to::$Sender>
            where
                P: ToPayload<V>,
            {
                let mut message = self.channel.message(P::to_payload(value));
                if let Ok(message) = &mut message {
                    change(message);
                }
                Sending::new(Arc::clone(&self.channel), message)
            }
        }

        impl<P> Clone for $Sender<P> {
            fn clone(&self) -> Self {
                Self { channel: Arc::clone(&self.channel), payload: PhantomData }
            }
        }

        impl<P> fmt::Debug for $Sender<P> {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.debug_tuple(stringify!($Sender)).field(&self.channel.receiver.handler()).finish()
            }
        }
    )+};
}

senders! {
    /// Sends to a function that receives from a standard queue of SQS. `P` is what it takes, such as `Json<Order>`.
    ///
    /// A message has at most 1 MiB, with its attributes. A call of AWS takes ten messages and 1 MiB: several are sent in
    /// as many calls as needed, one after the other.
    Queue
    /// Sends to a function that receives from a FIFO queue of SQS. `P` is what it takes, such as `Json<Order>`.
    ///
    /// Each message belongs to a group, whose messages stay in order. If one of several messages fails, those of its
    /// group after it are not tried. Sizes are those of a [`Queue`].
    Fifo
    /// Publishes to a topic of SNS, for the function that `sends` names and for all other subscribers. `P` is what it takes,
    /// such as `Json<Order>`.
    ///
    /// A message has at most 256 KiB, with its attributes, unless the topic's `MaximumMessageSize` is larger, which is at
    /// most 1 MiB. A call of AWS takes ten messages and 256 KiB.
    Topic
    /// Puts records on a stream of Kinesis, for the function that `sends` names and for all other consumers. `P` is what it
    /// takes, such as `Json<Order>`.
    ///
    /// A record has at most 1 MiB, with its partition key, unless the stream's `MaxRecordSizeInKiB` is larger: at most
    /// 10 MiB. A call of AWS takes 500 records and 10 MiB.
    Stream
    /// Puts events on an event bus of EventBridge, for the function that `sends` names and for all other rules that match.
    /// `P` is the type of its `event_detail`, such as `Json<Order>`.
    ///
    /// The source and the detail type are those of the function's rule. A detail is a JSON object. An event has at most 1
    /// MiB, and a call of AWS takes ten events and 1 MB.
    Bus
    /// Invokes a function asynchronously: Lambda keeps the event in a queue of its own, and tries up to three times. `P`
    /// is the type of its `event` as JSON, such as `Json<Order>`.
    ///
    /// An event has at most 1 MiB. Each is a call of AWS.
    Function
}

// The methods are written out, as the compiler shows their bounds beside the value that does not fit.

impl<P> Queue<P> {
    /// Sends a message.
    pub fn send<V: ?Sized>(&self, value: &V) -> Sending<to::Queue>
    where
        P: ToPayload<V>,
    {
        self.sending(value, |_| {})
    }

    /// Sends several messages, in order.
    pub fn send_all<'v, V: ?Sized + 'v>(
        &self,
        values: impl IntoIterator<Item = &'v V>,
    ) -> SendingAll<to::Queue>
    where
        P: ToPayload<V>,
    {
        values.into_iter().map(|value| self.send(value)).collect()
    }
}

impl<P> Fifo<P> {
    /// Sends a message of this group.
    ///
    /// Give it a [`deduplication_id`](Sending::deduplication_id), unless the queue deduplicates by content.
    pub fn send<V: ?Sized>(&self, group_id: &str, value: &V) -> Sending<to::Fifo>
    where
        P: ToPayload<V>,
    {
        self.sending(value, |message| {
            message.group_id = Some(group_id.to_owned());
        })
    }

    /// Sends several messages, each with its group, in order.
    pub fn send_all<'v, G: AsRef<str>, V: ?Sized + 'v>(
        &self,
        values: impl IntoIterator<Item = (G, &'v V)>,
    ) -> SendingAll<to::Fifo>
    where
        P: ToPayload<V>,
    {
        let values = values.into_iter();
        values
            .map(|(group_id, value)| self.send(group_id.as_ref(), value))
            .collect()
    }
}

impl<P> Topic<P> {
    /// Publishes a message.
    pub fn send<V: ?Sized>(&self, value: &V) -> Sending<to::Topic>
    where
        P: ToPayload<V>,
    {
        self.sending(value, |_| {})
    }

    /// Publishes several messages.
    pub fn send_all<'v, V: ?Sized + 'v>(
        &self,
        values: impl IntoIterator<Item = &'v V>,
    ) -> SendingAll<to::Topic>
    where
        P: ToPayload<V>,
    {
        values.into_iter().map(|value| self.send(value)).collect()
    }
}

impl<P> Stream<P> {
    /// Puts a record with this partition key. Records with one key stay in order if each is sent when the one before it was.
    pub fn send<V: ?Sized>(&self, partition_key: &str, value: &V) -> Sending<to::Stream>
    where
        P: ToPayload<V>,
    {
        self.sending(value, |message| {
            message.partition_key = Some(partition_key.to_owned());
        })
    }

    /// Puts several records, each with its partition key. Kinesis does not keep their order if one fails.
    pub fn send_all<'v, K: AsRef<str>, V: ?Sized + 'v>(
        &self,
        values: impl IntoIterator<Item = (K, &'v V)>,
    ) -> SendingAll<to::Stream>
    where
        P: ToPayload<V>,
    {
        let values = values.into_iter();
        values
            .map(|(partition_key, value)| self.send(partition_key.as_ref(), value))
            .collect()
    }
}

impl<P> Bus<P> {
    /// Puts an event with this detail.
    pub fn send<V: ?Sized>(&self, detail: &V) -> Sending<to::Bus>
    where
        P: ToPayload<V>,
    {
        self.sending(detail, |_| {})
    }

    /// Puts several events with these details.
    pub fn send_all<'v, V: ?Sized + 'v>(
        &self,
        details: impl IntoIterator<Item = &'v V>,
    ) -> SendingAll<to::Bus>
    where
        P: ToPayload<V>,
    {
        let details = details.into_iter();
        details.map(|detail| self.send(detail)).collect()
    }
}

impl<P> Function<P> {
    /// Invokes the function with this event. It succeeds when Lambda has the event, before the function is called.
    pub fn call<V: ?Sized>(&self, event: &V) -> Sending<to::Function>
    where
        P: ToPayload<V>,
    {
        self.sending(event, |_| {})
    }

    /// Invokes the function with each of several events.
    pub fn call_all<'v, V: ?Sized + 'v>(
        &self,
        events: impl IntoIterator<Item = &'v V>,
    ) -> SendingAll<to::Function>
    where
        P: ToPayload<V>,
    {
        events.into_iter().map(|event| self.call(event)).collect()
    }
}

/// Stands for the type of the payload in messages of the compiler.
#[derive(Debug)]
#[doc(hidden)]
pub enum Payload {}

/// A function that can be sent to by the source `S`, or by name if `S` is `()`. `jobs!` implements it.
#[diagnostic::on_unimplemented(
    message = "this function cannot be sent to",
    label = "no other function can send to this one",
    note = "a function can be sent to if it has no trigger, or one `sqs_event`, `sns_event` or `kinesis_event`, or one `rule_event` with one literal `source` and one literal `detail-type`",
    note = "if it has several triggers, `via:` selects one: `sends orders: OrderJob::TAKE, via: sqs_event;`"
)]
#[doc(hidden)]
pub trait ReceivesFrom<S> {}

/// A function that is sent to by the sender `K`, with [`Payload`] in the place of its payload. `jobs!` implements it.
#[diagnostic::on_unimplemented(
    message = "`{K}` does not send to this function",
    label = "another sender is needed",
    note = "a standard queue is sent to by `Queue`, a FIFO queue by `Fifo`, a topic by `Topic`, a stream by `Stream`, an event bus by `Bus`, and a function without trigger by `Function`"
)]
#[doc(hidden)]
pub trait ReceivesBy<S, K> {}

/// A function that takes the payload `W`. `jobs!` implements it for each function's type.
#[doc(hidden)]
pub trait Receives<W> {}

/// A payload of a parameter that `F` takes.
#[diagnostic::on_unimplemented(
    message = "the lifetime in the parameter of the receiver is not written",
    label = "sent to `{F}`",
    note = "write it in the receiver, as in `Json<Order<'_>>`"
)]
#[doc(hidden)]
pub trait SentAs<F> {}

impl<P, W: SentTo<P>> SentAs<fn(P)> for W {}
impl<W> SentAs<Anything> for W {}

/// What a function takes of which `jobs!` does not know more, because it has a mistake or decodes the payload itself.
#[derive(Debug)]
#[doc(hidden)]
pub enum Anything {}

/// Stands for a function. `F` is `fn(P)` with the payload that it takes, and `D` the source by which it is sent to and the
/// sender, or `()`.
///
/// `jobs!` declares a type of its own only for a function that can be sent to in several ways: a declaration costs the
/// compiler more than a name.
#[derive(Debug)]
#[doc(hidden)]
pub struct Takes<F, D>(PhantomData<fn() -> (F, D)>);

impl<F, D, W: SentAs<F>> Receives<W> for Takes<F, D> {}

#[diagnostic::do_not_recommend]
impl<F, S, K> ReceivesFrom<S> for Takes<F, (S, K)> {}
#[diagnostic::do_not_recommend]
impl<F, S, K> ReceivesBy<S, K> for Takes<F, (S, K)> {}

// Only that it cannot be sent to is reported.
#[diagnostic::do_not_recommend]
impl<F, S, K> ReceivesBy<S, K> for Takes<F, ()> {}

#[diagnostic::do_not_recommend]
impl<F, S> ReceivesFrom<S> for Takes<F, Anything> {}
#[diagnostic::do_not_recommend]
impl<F, S, K> ReceivesBy<S, K> for Takes<F, Anything> {}

/// The sender of a payload that the function `F` takes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a sender",
    label = "not a sender",
    note = "the senders are `Queue`, `Fifo`, `Topic`, `Stream`, `Bus` and `Function`, of what the receiver takes, such as `Queue<Json<Order>>`"
)]
#[doc(hidden)]
pub trait SenderOf<S, F> {
    /// Creates the sender.
    fn new(channel: Channel) -> Self;
}

macro_rules! sender_of {
    ($($Sender:ident)+) => {$(
        impl<P, S, F: ReceivesBy<S, $Sender<Payload>> + Receives<P>> SenderOf<S, F> for $Sender<P> {
            fn new(channel: Channel) -> Self {
                Self { channel: Arc::new(channel), payload: PhantomData }
            }
        }
    )+};
}
sender_of! { Queue Fifo Topic Stream Bus Function }

/// A sender to what a key of the user can encrypt, for which the sender needs a right on the key.
#[diagnostic::on_unimplemented(
    message = "`{Self}` needs no right on a key",
    label = "`kms_key_arn` is given for this sender",
    note = "`kms_key_arn` is for queues, topics and streams: EventBridge uses the key of a bus itself, and Lambda that of a function"
)]
#[doc(hidden)]
pub trait Encrypted {}

impl<P> Encrypted for Queue<P> {}
impl<P> Encrypted for Fifo<P> {}
impl<P> Encrypted for Topic<P> {}
impl<P> Encrypted for Stream<P> {}

/// Checks that a sender may need a right on a key.
#[doc(hidden)]
pub const fn encrypted<Q: Encrypted>() {}

impl<S, F> Handler<S, F> {
    /// Creates the sender for a parameter.
    ///
    /// # Errors
    ///
    /// Returns an error if the app has no delivery.
    #[doc(hidden)]
    pub fn sender<Q>(self, sends_to: SendsTo, invocation: Invocation<'_>) -> Result<Q, InvokeError>
    where
        F: ReceivesFrom<S>,
        Q: SenderOf<S, F>,
    {
        Ok(Q::new(Channel::new(sends_to, invocation)?))
    }

    /// Creates the same for a function with several triggers, by the trigger `V`.
    ///
    /// # Errors
    ///
    /// Returns an error if the app has no delivery.
    #[doc(hidden)]
    pub fn sender_via<V, Q>(
        self,
        sends_to: SendsTo,
        invocation: Invocation<'_>,
    ) -> Result<Q, InvokeError>
    where
        F: ReceivesFrom<V>,
        Q: SenderOf<V, F>,
    {
        Ok(Q::new(Channel::new(sends_to, invocation)?))
    }
}
