//! Messages on their way: what a sender returns, which is sent when it is awaited.

use std::{
    fmt, iter,
    marker::PhantomData,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use super::batches::{self, Channel, Outgoing};
use crate::delivery::{Attribute, Message, Problem, SendAllError, SendError, Sent, Unsent};

/// Kinds of receivers, as the parameter of [`Sending`].
pub mod to {
    macro_rules! kinds {
        ($($(#[$documentation:meta])* $Kind:ident)+) => {$(
            $(#[$documentation])*
            #[derive(Clone, Copy, Debug)]
            pub enum $Kind {}
        )+};
    }

    kinds! {
        /// A standard queue of SQS.
        Queue
        /// A FIFO queue of SQS.
        Fifo
        /// A topic of SNS.
        Topic
        /// A stream of Kinesis.
        Stream
        /// An event bus of EventBridge.
        Bus
        /// A function that is invoked by name.
        Function
    }
}

type SendFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// What is sent when it is first polled.
enum State<S, T> {
    Ready(S),
    Running(SendFuture<T>),
    Done,
}

impl<S, T> State<S, T> {
    fn poll(
        &mut self,
        context: &mut Context<'_>,
        start: impl FnOnce(S) -> SendFuture<T>,
    ) -> Poll<T> {
        let mut future = match std::mem::replace(self, Self::Done) {
            Self::Ready(message) => start(message),
            Self::Running(future) => future,
            // It is never woken again.
            Self::Done => return Poll::Pending,
        };
        let poll = future.as_mut().poll(context);
        if poll.is_pending() {
            *self = Self::Running(future);
        }
        poll
    }
}

/// A message that is sent when it is awaited. `K` is the [kind](to) of receiver, which says what a message may have.
///
/// The value is encoded at once, so nothing is borrowed. If it is dropped before its end, the message may be sent or not.
///
/// # Errors
///
/// It ends with an error if the value does not serialise, if the message is larger than the service takes or has what the
/// service does not take, which is checked before the call, and if the call fails.
#[must_use = "a message is sent when it is awaited"]
pub struct Sending<K> {
    state: State<Outgoing, Result<Sent, SendError>>,
    kind: PhantomData<fn() -> K>,
}

impl<K> Sending<K> {
    pub(super) fn new(channel: Arc<Channel>, message: Result<Message, SendError>) -> Self {
        Self {
            state: State::Ready((channel, message)),
            kind: PhantomData,
        }
    }

    /// Returns the same with a change of the message, if it is not on its way yet.
    fn with(mut self, change: impl FnOnce(&mut Message)) -> Self {
        if let State::Ready((_, Ok(message))) = &mut self.state {
            change(message);
        }
        self
    }
}

impl<K> Future for Sending<K> {
    type Output = Result<Sent, SendError>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.get_mut().state.poll(context, |outgoing| {
            Box::pin(async {
                let channel = Arc::clone(&outgoing.0);
                let mut outcomes = batches::send(vec![outgoing]).await;
                outcomes
                    .pop()
                    .unwrap_or_else(|| Err(channel.error(Problem::NotTried)))
            })
        })
    }
}

impl<K> fmt::Debug for Sending<K> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut sending = formatter.debug_struct("Sending");
        if let State::Ready((channel, message)) = &self.state {
            sending.field("receiver", &channel.receiver.handler());
            sending.field("message", message);
        }
        sending.finish_non_exhaustive()
    }
}

/// Several messages that are sent when they are awaited, in as many calls as needed, one after the other.
///
/// It also collects messages that differ in more than their values:
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{Json, Queue, sends::{SendAllError, SendingAll}};
///
/// # use std::time::Duration;
/// # #[derive(serde::Serialize)]
/// # struct Order { wait: u64 }
/// async fn send(orders: &[Order], queue: Queue<Json<Order>>) -> Result<(), SendAllError> {
///     let orders = orders.iter().map(|order| queue.send(order).delay(Duration::from_secs(order.wait)));
///     orders.collect::<SendingAll<_>>().await?;
///     Ok(())
/// }
/// ```
///
/// # Errors
///
/// It ends with an error that says which messages were not sent, and why. All others were. After a call that failed, no
/// other is tried.
#[must_use = "messages are sent when they are awaited"]
pub struct SendingAll<K> {
    state: State<Vec<Outgoing>, Result<Vec<Sent>, SendAllError>>,
    kind: PhantomData<fn() -> K>,
}

impl<K> FromIterator<Sending<K>> for SendingAll<K> {
    /// Collects messages that were not polled.
    fn from_iter<I: IntoIterator<Item = Sending<K>>>(messages: I) -> Self {
        let messages = messages.into_iter();
        let ready = messages.filter_map(|sending| match sending.state {
            State::Ready(outgoing) => Some(outgoing),
            State::Running(_) | State::Done => None,
        });
        Self {
            state: State::Ready(ready.collect()),
            kind: PhantomData,
        }
    }
}

impl<K> Future for SendingAll<K> {
    type Output = Result<Vec<Sent>, SendAllError>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.get_mut().state.poll(context, |outgoing| {
            Box::pin(async {
                let len = outgoing.len();
                let outcomes = batches::send(outgoing).await;
                let (mut sent, mut unsent) = (Vec::new(), Vec::new());
                for (index, outcome) in iter::zip(0.., outcomes) {
                    match outcome {
                        Ok(message) => sent.push(message),
                        Err(error) => unsent.push(Unsent { index, error }),
                    }
                }
                if unsent.is_empty() {
                    Ok(sent)
                } else {
                    Err(SendAllError::new(unsent, len))
                }
            })
        })
    }
}

impl<K> fmt::Debug for SendingAll<K> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut sending = formatter.debug_struct("SendingAll");
        if let State::Ready(messages) = &self.state {
            sending.field("messages", &messages.len());
        }
        sending.finish_non_exhaustive()
    }
}

/// What a message of SQS or SNS may have.
macro_rules! attributes {
    ($($Kind:ident),+) => {$(
        impl Sending<to::$Kind> {
            /// Adds an attribute.
            pub fn attribute(self, name: impl Into<String>, value: impl Into<Attribute>) -> Self {
                self.with(|message| {
                    message.attributes.insert(name.into(), value.into());
                })
            }
        }
    )+};
}
attributes!(Queue, Fifo, Topic);

impl Sending<to::Queue> {
    /// Sets how long the message stays invisible at first: at most 15 minutes. The queue's own delay is the default.
    pub fn delay(self, delay: Duration) -> Self {
        self.with(|message| message.delay = Some(delay))
    }

    /// Sets the message's group, such as a tenant, for a [fair queue][1]. It does not keep messages in order.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html
    pub fn group_id(self, group_id: impl Into<String>) -> Self {
        self.with(|message| message.group_id = Some(group_id.into()))
    }
}

impl Sending<to::Fifo> {
    /// Sets the deduplication id. The queue accepts a second message with the same id and drops it, for five minutes.
    pub fn deduplication_id(self, deduplication_id: impl Into<String>) -> Self {
        self.with(|message| message.deduplication_id = Some(deduplication_id.into()))
    }
}

impl Sending<to::Topic> {
    /// Sets the subject: at most 99 characters.
    pub fn subject(self, subject: impl Into<String>) -> Self {
        self.with(|message| message.subject = Some(subject.into()))
    }
}

impl Sending<to::Stream> {
    /// Sets the hash that selects the shard, in the place of the partition key's: a decimal number of 128 bits.
    pub fn explicit_hash_key(self, hash: u128) -> Self {
        self.with(|message| message.explicit_hash_key = Some(hash.to_string()))
    }
}

impl Sending<to::Bus> {
    /// Adds the ARN of something that the event is about.
    pub fn resource(self, arn: impl Into<String>) -> Self {
        self.with(|message| message.resources.push(arn.into()))
    }
}
