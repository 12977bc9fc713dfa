//! Calls a function with one item after the other, and answers with those that failed.

use std::{collections::HashSet, error::Error, fmt};

use super::{
    Source,
    failed::{FailedItem, Report},
    source::Failures,
    table::Items,
};
use crate::runtime::{Context, InvokeError, Response, panic};

/// Calls `call` with one item after the other; the source says what a failure means for those behind it.
///
/// # Errors
///
/// When an item failed and the event does not say its id, or when the answer does not serialise.
pub async fn each<'a, S, C, F>(
    items: &'a Items<'a>,
    _context: &Context,
    call: C,
) -> Result<Response, InvokeError>
where
    S: Source,
    C: Fn(S::Item<'a>) -> F,
    F: Future<Output = Result<(), Box<dyn Error + Send + Sync>>>,
{
    let mut failed: Vec<FailedItem> = Vec::new();
    let mut failed_groups = HashSet::new();
    for entry in (0..items.len()).filter_map(|index| items.entry(index)) {
        let group = S::group(entry);
        let outcome = match group.filter(|group| failed_groups.contains(group)) {
            Some(group) => Err(GroupFailed(group.to_owned()).into()),
            None => call_one(&call, S::item(entry)).await,
        };
        let Err(error) = outcome else { continue };
        if S::FAILURES == Failures::FailTheInvocation {
            return Err(InvokeError::from_function(error).of_item(entry));
        }
        let item = FailedItem::new(entry, error)?;
        item.log();
        failed.push(item);
        failed_groups.extend(group);
        if S::FAILURES == Failures::EndTheBatch {
            break;
        }
    }
    if S::FAILURES == Failures::FailTheInvocation {
        return Response::of(&());
    }
    Ok(Response::of(&Report::of(&failed))?.with_failed(failed))
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

/// Why an item was not tried: one before it in its group failed.
#[derive(Debug)]
struct GroupFailed(String);

impl fmt::Display for GroupFailed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "not tried, because an earlier message of group `{}` failed",
            self.0.escape_debug()
        )
    }
}

impl Error for GroupFailed {}
