//! `Outbox`: what functions send in a test, and its delivery to the functions of an app in this process.

mod deliver;
mod events;
mod routes;

use std::{
    collections::VecDeque,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::{
    App, DecodeError, Handler,
    delivery::{Delivering, Delivery, Message, Receiver, Refusal, Sent},
    error::errors,
    event_pattern::EventPatternError,
    manifest::ManifestError,
    sends::{FromPayload, Receives},
};

/// A [`Delivery`] that keeps what functions send, for tests. Cheap to clone, and clones share the messages.
///
/// [`sent`](Self::sent) returns what was sent to a function. [`deliver`](Self::deliver) calls the receivers, the functions
/// that they send to, and so on, until nothing is left:
///
#[cfg_attr(not(doctest), doc = include_str!("../../../docs/outbox.md"))]
///
/// # What is delivered, and how
///
/// Events are as AWS makes them, from the declarations of the jobs of the app:
///
/// - A message on a topic, a record on a stream or an event on a bus goes to all functions of the app that have it as a
///   trigger, and whose filter or pattern it matches. A message of a queue goes to the function that is sent to, if its
///   filter matches.
/// - Messages and records come in batches of at most the trigger's `batch_size`. Those of a stream are in one shard.
/// - What fails comes again: from a queue up to its `max_receive_count`, which is 5 unless the queue is created with another
///   one; from a stream up to `maximum_retry_attempts`, whose default is no limit; from a topic, from a bus and by name up
///   to the `maximum_retry_attempts` of `event_invoke_config`, whose default is 2. Messages of a group, and records of a
///   stream, stay in order.
/// - A FIFO queue drops a second message with the same deduplication id, or with the same content if it is created with
///   `content_based_deduplication`.
/// - The ids of messages, records, events and invocations are unique in the outbox.
/// - Time does not pass: delays and batching windows have no effect.
///
/// In names and ARNs, `${Project}` is `project`, `${Environment}` is `test`, and another placeholder is its default, or else
/// its name. They are in the account `112233445566` and in `us-west-2`.
#[derive(Clone, Default)]
#[doc(alias("mock", "fake"))]
pub struct Outbox {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    records: Vec<Arc<Record>>,
    /// What is not delivered yet.
    waiting: VecDeque<Arc<Record>>,
    /// How many messages for a function are refused.
    refusals: Vec<(&'static str, usize)>,
    /// The functions for which the next calls fail.
    failing_calls: Vec<&'static str>,
    /// The functions whose messages are not delivered.
    left: Vec<&'static str>,
    /// The handlers from the first sender to the function that is being called.
    path: Vec<&'static str>,
    /// The number of ids that were given.
    ids: u64,
}

/// A message that was sent.
struct Record {
    receiver: Receiver,
    message: Message,
    id: String,
    /// The handlers from the first sender to the one of this message.
    path: Vec<&'static str>,
}

impl Outbox {
    /// Creates an outbox without messages.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns what was sent to this function, in order, delivered or not. `W` is what the function takes:
    ///
    /// ```ignore
    /// assert_eq!(outbox.sent::<Json<Order>>(OrderJob::TAKE)?, [Json(order)]);
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if a message is not a `W`, although it was made from one.
    pub fn sent<W: FromPayload>(
        &self,
        handler: Handler<impl Sized, impl Receives<W>>,
    ) -> Result<Vec<W>, DecodeError> {
        let messages = self.messages(handler.name());
        let decoded = messages
            .iter()
            .map(|message| W::from_payload(&message.body));
        decoded.collect::<Result<_, _>>().map_err(DecodeError::new)
    }

    /// Returns the messages that were sent to the function of this handler, with their groups, keys and attributes.
    #[must_use]
    pub fn messages(&self, handler: impl AsRef<str>) -> Vec<Message> {
        let state = self.state();
        let records = state.records.iter();
        let records = records.filter(|record| record.receiver.handler() == handler.as_ref());
        records.map(|record| record.message.clone()).collect()
    }

    /// Refuses the next `count` messages for this function, as a service refuses messages of a call.
    pub fn refuse_next<S, F>(&self, handler: Handler<S, F>, count: usize) {
        self.state().refusals.push((handler.name(), count));
    }

    /// Lets the next call for this function fail, as when the service does not answer.
    pub fn fail_next_call<S, F>(&self, handler: Handler<S, F>) {
        self.state().failing_calls.push(handler.name());
    }

    /// Leaves what is sent to this function, such as one of another program, and does not deliver it.
    pub fn leave<S, F>(&self, handler: Handler<S, F>) {
        self.state().left.push(handler.name());
    }

    /// Calls the functions that were sent to, the functions that they send to, and so on, until nothing is left. Returns the
    /// handlers in the order of the calls.
    ///
    /// # Errors
    ///
    /// Returns an error if messages are left after 1,000 calls, if messages failed as often as they are tried, or if they are
    /// for functions that the app does not have. All others were delivered, except after too many calls.
    pub async fn deliver(&self, app: &App) -> Result<Vec<&'static str>, OutboxError> {
        self.deliver_at_most(1_000, app).await
    }

    /// Does the same with another limit of calls.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`deliver`](Self::deliver).
    pub async fn deliver_at_most(
        &self,
        calls: usize,
        app: &App,
    ) -> Result<Vec<&'static str>, OutboxError> {
        deliver::until_nothing_is_left(self, app, calls).await
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Returns a number that no other id has.
    fn next_id(&mut self) -> u64 {
        self.ids += 1;
        self.ids
    }

    fn keep(&mut self, receiver: &Receiver, message: &Message) -> Result<Sent, Refusal> {
        let mut refusals = self.refusals.iter_mut();
        let refusal = refusals.find(|(handler, left)| *handler == receiver.handler() && *left > 0);
        if let Some((_, left)) = refusal {
            *left -= 1;
            return Err(Refusal::new("Refused", "by the test"));
        }
        let id = events::id(receiver.kind(), self.next_id());
        let mut path = self.path.clone();
        if path.is_empty() {
            path.push(receiver.sender());
        }
        let record = Arc::new(Record {
            receiver: receiver.clone(),
            message: message.clone(),
            id: id.clone(),
            path,
        });
        self.records.push(Arc::clone(&record));
        self.waiting.push_back(record);
        Ok(Sent::new(id))
    }
}

impl Delivery for Outbox {
    fn deliver<'a>(&'a self, receiver: &'a Receiver, messages: &'a [Message]) -> Delivering<'a> {
        Box::pin(async move {
            let mut state = self.state();
            let mut failing = state.failing_calls.iter();
            if let Some(index) = failing.position(|handler| *handler == receiver.handler()) {
                state.failing_calls.remove(index);
                return Err("the test lets the call fail".into());
            }
            let kept = messages.iter().map(|message| state.keep(receiver, message));
            Ok(kept.collect())
        })
    }
}

impl fmt::Debug for Outbox {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        formatter
            .debug_struct("Outbox")
            .field("sent", &state.records.len())
            .field("waiting", &state.waiting.len())
            .finish_non_exhaustive()
    }
}

errors! {
    /// Why an [`Outbox`] could not deliver everything.
    #[derive(Debug)]
    pub enum OutboxError {
        /// Messages are left after as many calls as allowed.
        TooManyCalls {
            /// The number of calls.
            calls: usize,
            /// The functions that send to one another: the first is also the last. If there is no such loop, all functions on
            /// the way to the next message.
            path: Vec<&'static str>,
        } => ("there are messages left after {calls} calls: `{}`", path.join("` → `")),
        /// Messages failed as often as they are tried. AWS would put them into a queue for failures, or drop them.
        Failed(failed: Vec<NotDelivered>) => ("{} messages failed for good{}", failed.len(), each(failed)),
        /// The app has no function of this handler that is triggered as when the sender was compiled.
        NotServed {
            /// The handler of the function that sent.
            sender: &'static str,
            /// The handler of the function that it sent to.
            receiver: &'static str,
        } => "`{sender}` sent to `{receiver}`, which the app does not serve: add its job, or call `Outbox::leave`",
        /// A filter of a function is not one that can be evaluated.
        Filter {
            /// The function's handler.
            handler: &'static str,
            /// What is wrong.
            error: EventPatternError,
        } => "a filter of `{handler}` cannot be evaluated: {error}" with error,
        /// The manifests of the jobs cannot be merged.
        Manifest(error: ManifestError) => "{error}" with error,
    }
}

fn each(failed: &[NotDelivered]) -> String {
    let texts = failed.iter().map(|failed| {
        let NotDelivered {
            handler,
            attempts,
            error,
            ..
        } = failed;
        format!("; `{handler}`, called {attempts} times: {error}")
    });
    texts.collect()
}

/// A message that failed as often as it is tried.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct NotDelivered {
    /// The handler of the function that failed.
    pub handler: &'static str,
    /// The message.
    pub message: Message,
    /// The number of calls with it.
    pub attempts: u32,
    /// The error of the last call, with its causes.
    pub error: String,
}
