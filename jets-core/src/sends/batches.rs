//! The way of messages: groups them into calls, and makes one call after the other.

use std::{collections::HashSet, error::Error, fmt, iter, sync::Arc};

use super::limits::{self, Limits};
use crate::{
    InvokeError,
    delivery::{
        Delivery, Message, Problem, Receiver, ReceiverKind, Refusal, SendError, SendsTo, Sent,
    },
    runtime::private::Invocation,
};

type Outcome = Result<Sent, SendError>;

/// The way from one function to another.
#[derive(Clone)]
pub struct Channel {
    pub(super) receiver: Receiver,
    delivery: Arc<dyn Delivery>,
    trace_header: Option<String>,
}

impl Channel {
    pub(super) fn new(sends_to: SendsTo, invocation: Invocation<'_>) -> Result<Self, InvokeError> {
        let sender = invocation.context.handler();
        let (receiver, delivery) = invocation.hooks.delivery_to(sends_to, sender)?;
        let trace_header = match receiver.kind() {
            ReceiverKind::Queue | ReceiverKind::FifoQueue | ReceiverKind::EventBus => {
                invocation.context.trace_id().map(str::to_owned)
            }
            _ => None,
        };
        Ok(Self {
            receiver,
            delivery,
            trace_header,
        })
    }

    pub(super) fn message(
        &self,
        body: Result<Vec<u8>, Box<dyn Error + Send + Sync>>,
    ) -> Result<Message, SendError> {
        match body {
            Ok(body) => Ok(Message {
                body,
                trace_header: self.trace_header.clone(),
                ..Message::default()
            }),
            Err(error) => Err(self.error(Problem::Encoding(Arc::new(error)))),
        }
    }

    pub(super) fn error(&self, problem: Problem) -> SendError {
        SendError::new(self.receiver.handler(), problem)
    }
}

impl fmt::Debug for Channel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut channel = formatter.debug_struct("Channel");
        channel.field("receiver", &self.receiver);
        channel.finish_non_exhaustive()
    }
}

/// A message, or the error of its encoding, and the way that it takes.
pub(super) type Outgoing = (Arc<Channel>, Result<Message, SendError>);

/// Sends messages, and returns the outcome of each, in their order.
pub(super) async fn send(outgoing: Vec<Outgoing>) -> Vec<Outcome> {
    let mut calls = Calls::default();
    for (index, (channel, message)) in outgoing.into_iter().enumerate() {
        let message = message.and_then(|message| {
            let checked = limits::check(&channel.receiver, &message);
            checked.map_err(|problem| {
                calls.fail_group(&channel, &message);
                channel.error(problem)
            })?;
            Ok(message)
        });
        match message {
            Ok(message) => {
                if !calls.have_room_for(&channel, &message) {
                    calls.call().await;
                }
                calls.add(index, channel, message);
            }
            Err(error) => calls.outcomes.push((index, Err(error))),
        }
    }
    calls.call().await;
    let mut outcomes = calls.outcomes;
    outcomes.sort_unstable_by_key(|(index, _)| *index);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}

/// Calls to a service: what waits for the next, and what became of other messages.
#[derive(Default)]
struct Calls {
    /// The way of the messages that wait.
    channel: Option<Arc<Channel>>,
    messages: Vec<Message>,
    indexes: Vec<usize>,
    /// The bytes of the messages that wait.
    bytes: usize,
    outcomes: Vec<(usize, Outcome)>,
    has_failed: bool,
    /// The groups of FIFO queues of which a message was not sent.
    failed_groups: HashSet<String>,
}

impl Calls {
    /// Returns `true` if the message can go with those that wait.
    fn have_room_for(&self, channel: &Arc<Channel>, message: &Message) -> bool {
        let Some(other) = &self.channel else {
            return true;
        };
        let limits = Limits::of(channel.receiver.kind());
        Arc::ptr_eq(other, channel)
            && self.messages.len() < limits.messages_of_call
            && self.bytes + limits::len(&channel.receiver, message) <= limits.bytes_of_call
    }

    /// Adds a message to those that wait, unless it must not follow what has failed.
    fn add(&mut self, index: usize, channel: Arc<Channel>, message: Message) {
        let group = group(&channel, &message);
        if self.has_failed || group.is_some_and(|group| self.failed_groups.contains(group)) {
            let error = channel.error(Problem::NotTried);
            self.outcomes.push((index, Err(error)));
            return;
        }
        self.bytes += limits::len(&channel.receiver, &message);
        self.messages.push(message);
        self.indexes.push(index);
        self.channel = Some(channel);
    }

    /// Delivers the messages that wait.
    async fn call(&mut self) {
        let Some(channel) = self.channel.take() else {
            return;
        };
        self.bytes = 0;
        let messages = std::mem::take(&mut self.messages);
        let indexes = std::mem::take(&mut self.indexes);
        let delivered = channel.delivery.deliver(&channel.receiver, &messages).await;
        let outcomes: Vec<Outcome> = match delivered {
            Ok(outcomes) => {
                let unknown = || {
                    Err(Refusal::new(
                        "",
                        "the delivery did not say what became of it",
                    ))
                };
                let outcomes = outcomes.into_iter().chain(iter::repeat_with(unknown));
                let refused = |refusal| channel.error(Problem::Refused(refusal));
                outcomes
                    .take(messages.len())
                    .map(|outcome| outcome.map_err(refused))
                    .collect()
            }
            Err(error) => {
                self.has_failed = true;
                let problem = Problem::Call(Arc::new(error));
                let failed = || Err(channel.error(problem.clone()));
                iter::repeat_with(failed).take(messages.len()).collect()
            }
        };
        for (message, outcome) in iter::zip(&messages, &outcomes) {
            if outcome.is_err() {
                self.fail_group(&channel, message);
            }
        }
        self.outcomes.extend(iter::zip(indexes, outcomes));
    }

    fn fail_group(&mut self, channel: &Channel, message: &Message) {
        self.failed_groups
            .extend(group(channel, message).map(str::to_owned));
    }
}

/// Returns the group whose messages stay in order.
fn group<'m>(channel: &Channel, message: &'m Message) -> Option<&'m str> {
    let is_fifo = channel.receiver.kind() == ReceiverKind::FifoQueue;
    message.group_id.as_deref().filter(|_| is_fifo)
}
