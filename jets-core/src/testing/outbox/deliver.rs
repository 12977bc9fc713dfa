//! Calls the receivers of messages until nothing is left.

use std::{
    collections::{HashSet, VecDeque},
    sync::Arc,
};

use serde_json::Value;

use super::{
    NotDelivered, Outbox, OutboxError, Record, events,
    routes::{self, Route},
};
use crate::{App, Context, InvokeError, Response, delivery::ReceiverKind, runtime::causes::chain};

/// A message on its way to one function.
struct Task {
    route: usize,
    record: Arc<Record>,
    /// How often it failed.
    failures: u32,
}

/// Delivers what the outbox has, and what is sent meanwhile. Returns the handlers in the order of the calls.
pub(super) async fn until_nothing_is_left(
    outbox: &Outbox,
    app: &App,
    calls: usize,
) -> Result<Vec<&'static str>, OutboxError> {
    let mut delivery = Delivery {
        outbox,
        routes: routes::of_app(app)?,
        tasks: VecDeque::new(),
        seen: HashSet::new(),
        failed: Vec::new(),
        not_served: None,
    };
    let mut called = Vec::new();
    loop {
        delivery.route_what_waits()?;
        let Some(batch) = delivery.next_batch() else {
            return delivery.end(called);
        };
        if called.len() == calls {
            return Err(too_many(calls, &batch));
        }
        called.extend(delivery.call(app, batch).await);
    }
}

struct Delivery<'a> {
    outbox: &'a Outbox,
    routes: Vec<Route>,
    tasks: VecDeque<Task>,
    /// The queues and deduplication ids, or contents, of messages that a FIFO queue has had.
    seen: HashSet<(usize, Vec<u8>)>,
    failed: Vec<NotDelivered>,
    not_served: Option<OutboxError>,
}

impl Delivery<'_> {
    /// Makes tasks of what was sent.
    #[inline]
    fn route_what_waits(&mut self) -> Result<(), OutboxError> {
        let mut state = self.outbox.state();
        let waiting = std::mem::take(&mut state.waiting);
        let left = state.left.clone();
        drop(state);
        for record in waiting {
            if left.contains(&record.receiver.handler()) {
                continue;
            }
            match routes::of_message(&self.routes, &record) {
                Ok(routes) => {
                    for route in routes {
                        self.add(route, &record);
                    }
                }
                Err(error @ OutboxError::NotServed { .. }) => {
                    self.not_served.get_or_insert(error);
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Adds a task, unless a FIFO queue has had the message.
    fn add(&mut self, index: usize, record: &Arc<Record>) {
        let route = self.routes.get(index);
        if route.is_some_and(|route| route.kind == ReceiverKind::FifoQueue) {
            let deduplicates = route.is_some_and(|route| route.deduplicates_content);
            let id = record.message.deduplication_id.as_ref();
            let id = id.map(|id| id.as_bytes().to_vec());
            let id = id.or_else(|| deduplicates.then(|| record.message.body.clone()));
            if id.is_some_and(|id| !self.seen.insert((index, id))) {
                return;
            }
        }
        self.tasks.push_back(Task {
            route: index,
            record: Arc::clone(record),
            failures: 0,
        });
    }

    /// Takes the tasks of the next call: the first one, and those that come with it.
    fn next_batch(&mut self) -> Option<Vec<Task>> {
        let first = self.tasks.front()?.route;
        let size = self.routes.get(first)?.batch_size;
        let (mut batch, mut rest) = (Vec::new(), VecDeque::new());
        for task in self.tasks.drain(..) {
            if task.route == first && batch.len() < size {
                batch.push(task);
            } else {
                rest.push_back(task);
            }
        }
        self.tasks = rest;
        Some(batch)
    }

    /// Calls the function with a batch. Returns its handler.
    async fn call(&mut self, app: &App, batch: Vec<Task>) -> Option<&'static str> {
        let route = self.routes.get(batch.first()?.route)?;
        let messages: Vec<_> = batch
            .iter()
            .map(|task| (&*task.record, task.failures))
            .collect();
        let mut event = events::event(route.kind, &route.source, &messages);
        if let Some(rule) = &route.rule {
            event = events::input(rule, &event);
        }
        let longest = messages
            .iter()
            .map(|(record, _)| &record.path)
            .max_by_key(|path| path.len());
        let request_id = {
            let mut state = self.outbox.state();
            state.path = longest.cloned().unwrap_or_default();
            state.path.push(route.handler);
            events::id(ReceiverKind::Function, state.next_id())
        };
        let context = Context::default().with_request_id(request_id);
        let outcome = app.invoke(route.handler, event, context).await;
        self.outbox.state().path.clear();
        let handler = route.handler;
        self.settle(batch, &outcome);
        Some(handler)
    }

    /// Tries again what failed, or gives it up.
    #[inline]
    fn settle(&mut self, batch: Vec<Task>, outcome: &Result<Response, InvokeError>) {
        let Some(route) = batch.first().and_then(|task| self.routes.get(task.route)) else {
            return;
        };
        let is_stream = route.kind == ReceiverKind::Stream;
        let failed = failed_ids(outcome);
        let mut ends = false;
        let failed = batch.into_iter().filter(|task| {
            let has_failed = failed
                .as_ref()
                .is_none_or(|ids| ids.contains(&task.record.id));
            // From a stream, all records after the first that failed come again.
            ends |= has_failed;
            has_failed || (is_stream && ends)
        });
        let mut again = Vec::new();
        for mut task in failed.collect::<Vec<_>>() {
            task.failures += 1;
            if route
                .attempts
                .is_none_or(|attempts| task.failures < attempts)
            {
                again.push(task);
            } else {
                self.failed.push(NotDelivered {
                    handler: route.handler,
                    message: task.record.message.clone(),
                    attempts: task.failures,
                    error: reason(outcome, &task.record.id),
                });
            }
        }
        if is_stream || route.kind == ReceiverKind::FifoQueue {
            // In order: before what comes after it.
            again
                .into_iter()
                .rev()
                .for_each(|task| self.tasks.push_front(task));
        } else {
            self.tasks.extend(again);
        }
    }

    #[inline]
    fn end(self, called: Vec<&'static str>) -> Result<Vec<&'static str>, OutboxError> {
        if !self.failed.is_empty() {
            return Err(OutboxError::Failed(self.failed));
        }
        self.not_served.map_or(Ok(called), Err)
    }
}

/// Returns the ids of the messages that failed. `None` stands for all.
fn failed_ids(outcome: &Result<Response, InvokeError>) -> Option<Vec<String>> {
    let answer: Value = outcome.as_ref().ok()?.json().unwrap_or_default();
    let failures = answer.get("batchItemFailures").and_then(Value::as_array);
    let ids = failures.into_iter().flatten();
    let ids = ids.filter_map(|failure| failure.get("itemIdentifier")?.as_str());
    Some(ids.map(str::to_owned).collect())
}

fn reason(outcome: &Result<Response, InvokeError>, id: &str) -> String {
    match outcome {
        Ok(response) => {
            let mut items = response.failed_items().iter();
            let item = items.find(|item| item.id() == id);
            item.map_or_else(
                || "it was reported as failed".to_owned(),
                |item| chain(item),
            )
        }
        Err(error) => chain(error),
    }
}

/// Returns the error of too many calls, with the functions that send to one another.
fn too_many(calls: usize, batch: &[Task]) -> OutboxError {
    let Some(task) = batch.first() else {
        return OutboxError::TooManyCalls {
            calls,
            path: Vec::new(),
        };
    };
    let mut path = task.record.path.clone();
    path.push(task.record.receiver.handler());
    let last = path.last().copied();
    let before = path
        .iter()
        .rev()
        .skip(1)
        .position(|handler| Some(*handler) == last);
    if let Some(before) = before {
        path.drain(..path.len().saturating_sub(before + 2));
    }
    OutboxError::TooManyCalls { calls, path }
}
