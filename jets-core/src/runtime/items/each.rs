//! Calls a function with one item after the other, or with several at once, and answers with those that failed.

use std::error::Error;

use super::{Source, in_flight::InFlight, progress::Progress, table::Items};
use crate::runtime::{Context, InvokeError, Response, log, panic};

/// Calls `call` with each item, up to `concurrent` of them at once; the source says what a failure means for those
/// behind it, and which items stay in order.
///
/// Near the end of the invocation's time, no item is begun but the first.
///
/// # Errors
///
/// When an item failed and the event does not say its id, or when the answer does not serialise.
pub async fn each<'a, S, C, F>(
    items: &'a Items<'a>,
    context: &'a Context,
    concurrent: usize,
    call: C,
) -> Result<Response, InvokeError>
where
    S: Source,
    C: Fn(S::Item<'a>) -> F + Sync,
    F: Future<Output = Result<(), Box<dyn Error + Send + Sync>>> + Send,
{
    let mut progress = Progress::<S>::new(items, context, concurrent);
    let mut in_flight = InFlight::new(concurrent);
    loop {
        while in_flight.has_room()
            && let Some(entry) = progress.begin()?
        {
            let call = call_one(&call, S::item(entry));
            let call = log::in_item(entry.index(), entry.id().unwrap_or_default(), call);
            in_flight.begin(entry.index(), context.wraps().item(context, entry, call));
        }
        let Some((index, outcome)) = in_flight.next().await else {
            return progress.answer();
        };
        progress.end(index, outcome)?;
    }
}

/// Calls the function with one item. A panic is the item's failure.
async fn call_one<I, F>(call: impl Fn(I) -> F, item: I) -> Result<(), Box<dyn Error + Send + Sync>>
where
    F: Future<Output = Result<(), Box<dyn Error + Send + Sync>>>,
{
    panic::caught(async { call(item).await })
        .await
        .unwrap_or_else(|panic| Err(panic.into()))
}
