//! Calls a function with one item after the other, or with several at once, and reports those that failed.

use super::{Item, Needs, Source, in_flight::InFlight, progress::Progress, table::Items};
use crate::runtime::{
    Context, InvokeError, ItemOutcome as Outcome, Response,
    event::Payload,
    hooks::HandlerFuture,
    job::{Invocation, Job},
    log, panic,
};

/// Calls `call` with each item, up to `concurrent` of them at once. The source decides which items stay in order, and
/// what a failure means for the items after it.
///
/// Near the deadline of the invocation no item is begun, except the first.
///
/// # Errors
///
/// Returns an error if an item failed and the event does not contain its id, or if the answer does not serialise.
///
/// That the future is `Send` is checked here once, and not again for each function that is called.
pub fn each<'a, S, C, F>(
    items: &'a Items<'a>,
    invocation: Invocation<'a>,
    concurrent: usize,
    call: C,
) -> impl Future<Output = Result<Response, InvokeError>> + Send
where
    S: Source,
    C: Fn(Item<'a, S>) -> F + Send + Sync,
    F: Future<Output = Outcome> + Send,
{
    each_of::<S, C, F>(items, invocation, concurrent, call)
}

/// Calls the synchronous `call` with each item of an invocation, one after the other.
///
/// `needs` says what it needs of each item. Errors are those of [`each`].
pub fn each_in_turn<'a, S, J, C>(
    job: &'a J,
    invocation: Invocation<'a>,
    needs: Needs,
    call: C,
) -> HandlerFuture<'a>
where
    S: Source,
    J: Job,
    C: for<'item> Fn(&J, Item<'item, S>, &Context) -> Outcome + Send + Sync + 'a,
{
    Box::pin(async move {
        let payload = Payload::new(invocation.payload);
        let items = S::parse(&payload, invocation.needs(needs))?;
        let Invocation { context, hooks, .. } = invocation;
        let mut progress = Progress::<S>::new(&items, invocation, 1);
        while let Some(entry) = progress.begin()? {
            let call = || {
                panic::attempt(|| call(job, Item::new(entry), context))
                    .unwrap_or_else(|panic| Err(panic.into()))
            };
            let outcome = if hooks.are_around_items() || log::has_spans() {
                let (index, id) = (entry.index(), entry.id().unwrap_or_default());
                let call = || log::in_item(index, id, || async { call() });
                hooks.item(context, (entry, S::DELIVERIES), call).await
            } else {
                call()
            };
            progress.end(entry.index(), outcome)?;
        }
        progress.answer()
    })
}

/// Calls an async function with each item of an invocation, up to `concurrent` of them at once.
///
/// `needs` says what it needs of each item. Errors are those of [`each`].
pub fn each_awaited<'a, S, J, C>(
    job: &'a J,
    invocation: Invocation<'a>,
    needs: Needs,
    concurrent: usize,
    call: C,
) -> HandlerFuture<'a>
where
    S: Source,
    J: Job,
    C: for<'item> CallItem<'item, S, J> + Send + Sync + 'a,
{
    Box::pin(async move {
        let payload = Payload::new(invocation.payload);
        let items = S::parse(&payload, invocation.needs(needs))?;
        let context = invocation.context;
        let call = |item| call.call(job, item, context);
        each_of::<S, _, _>(&items, invocation, concurrent, call).await
    })
}

/// An async function that can be called with one item.
pub trait CallItem<'item, S: Source, J> {
    /// The future of a call.
    type Future: Future<Output = Outcome> + Send;

    /// Calls the function.
    fn call(&self, job: &'item J, item: Item<'item, S>, context: &'item Context) -> Self::Future;
}

impl<'item, S, J, C, F> CallItem<'item, S, J> for C
where
    S: Source,
    J: 'item,
    C: Fn(&'item J, Item<'item, S>, &'item Context) -> F,
    F: Future<Output = Outcome> + Send,
{
    type Future = F;

    fn call(&self, job: &'item J, item: Item<'item, S>, context: &'item Context) -> F {
        self(job, item, context)
    }
}

/// Calls a function that takes the single item of an event, as the future of `call` does. An event without an item is
/// answered without a call.
///
/// # Errors
///
/// Returns the error of the function, or of a wrap around it.
pub async fn single<'a, S, C, F>(
    items: &'a Items<'a>,
    invocation: Invocation<'a>,
    call: C,
) -> Result<Response, InvokeError>
where
    S: Source,
    C: FnOnce() -> F + Send,
    F: Future<Output = Result<Response, InvokeError>> + Send + 'a,
{
    let Invocation { context, hooks, .. } = invocation;
    let Some(entry) = items.entry(0) else {
        return Response::new(&());
    };
    if !hooks.are_around_items() {
        return call().await;
    }
    let wrapped: HandlerFuture<'_> =
        Box::pin(hooks.single_item(context, (entry, S::DELIVERIES), call));
    wrapped.await
}

async fn each_of<'a, S, C, F>(
    items: &'a Items<'a>,
    invocation: Invocation<'a>,
    concurrent: usize,
    call: C,
) -> Result<Response, InvokeError>
where
    S: Source,
    C: Fn(Item<'a, S>) -> F + Sync,
    F: Future<Output = Outcome> + Send,
{
    let mut progress = Progress::<S>::new(items, invocation, concurrent);
    let mut in_flight = InFlight::new(concurrent);
    let Invocation { context, hooks, .. } = invocation;
    loop {
        while in_flight.has_room()
            && let Some(entry) = progress.begin()?
        {
            let (index, id) = (entry.index(), entry.id().unwrap_or_default());
            let (call, item) = (&call, Item::new(entry));
            let call = move || log::in_item(index, id, move || call_one(call, item));
            in_flight.begin(index, hooks.item(context, (entry, S::DELIVERIES), call));
        }
        let Some((index, outcome)) = in_flight.next().await else {
            return progress.answer();
        };
        progress.end(index, outcome)?;
    }
}

/// Calls the function with one item. If it panics, the item has failed.
async fn call_one<I, F>(call: impl Fn(I) -> F, item: I) -> Outcome
where
    F: Future<Output = Outcome>,
{
    panic::caught(|| async { call(item).await })
        .await
        .unwrap_or_else(|panic| Err(panic.into()))
}
