//! Messages that failed come again later and later.

use std::{
    error::Error,
    hash::{BuildHasher as _, RandomState},
    pin::Pin,
    time::SystemTime,
};

use super::{Sqs, SqsMessage};
use crate::{
    aws::limits::{self, Limits as _},
    delivery::{Backoff, Delivery, VisibilityChange},
    idempotency::AlreadyInProgress,
    runtime::{Context, Decoded, FailedItem, InvokeError, Response, Verdict, causes, log},
};

/// The number of messages in [one call][1].
///
/// [1]: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html
const MAX_CHANGES: usize = 10;

/// Lets the failed messages of an invocation come again after their time.
#[inline]
pub(crate) fn back_off<'a>(
    backoff: Backoff,
    delivery: &'a dyn Delivery,
    context: &'a Context,
    payload: &'a [u8],
    outcome: &'a Result<Response, InvokeError>,
) -> Pin<Box<dyn Future<Output = ()> + Send + 'a>> {
    Box::pin(async move {
        let Some((queue, changes)) = changes(backoff, payload, outcome) else {
            return;
        };
        for changes in changes.chunks(MAX_CHANGES) {
            if let Err(error) = delivery.change_visibility(&queue, changes).await {
                let error = causes::chain(error.as_ref());
                let line = format!(
                    "failed messages come again after the visibility timeout of the queue, and not after their backoff: {error}"
                );
                log::warning(context, &line);
            }
        }
    })
}

/// Returns the ARN of the queue, and when each of its messages that failed comes again. `None` if another trigger of the
/// function sent the event.
#[inline]
fn changes(
    backoff: Backoff,
    payload: &[u8],
    outcome: &Result<Response, InvokeError>,
) -> Option<(String, Vec<VisibilityChange>)> {
    let event = Decoded::<Sqs>::new(payload).ok()?;
    let messages: Vec<SqsMessage<'_>> = event.batch().ok()?;
    let failed = match outcome {
        Ok(response) => retried(response.failed_items()),
        Err(error) => {
            let ends = claim_end(error);
            (0..messages.len()).map(|index| (index, ends)).collect()
        }
    };
    let queue = messages.first()?.queue_arn().to_owned();
    let now = SystemTime::now();
    let changes = failed.into_iter().filter_map(|(index, claim_end)| {
        let message = messages.get(index)?;
        let random = RandomState::new().hash_one(message.message_id());
        let received = message.approximate_receive_count().unwrap_or(1);
        let claimed = claim_end.and_then(|end| end.duration_since(now).ok());
        let claimed = claimed.map_or(0, |time| time.as_secs().saturating_add(1));
        let claimed = u32::try_from(claimed).unwrap_or(u32::MAX);
        let seconds = backoff.seconds(received, random).max(claimed);
        Some(VisibilityChange {
            receipt_handle: message.receipt_handle().to_owned(),
            visibility_timeout: seconds.min(longest()),
        })
    });
    Some((queue, changes.collect()))
}

/// Returns the seconds for which a message can certainly be hidden at the end of an invocation.
fn longest() -> u32 {
    let longest = *limits::Backoff::RANGE.end();
    u32::try_from(longest).unwrap_or(u32::MAX)
}

/// Returns the index of each message that comes again because it failed, and when a claim of its work ends.
fn retried(items: &[FailedItem]) -> Vec<(usize, Option<SystemTime>)> {
    let retried = items
        .iter()
        .filter(|item| item.verdict() == Verdict::Retried);
    retried
        .map(|item| (item.index(), claim_end(item.error())))
        .collect()
}

/// Returns when the claim of another attempt ends, if the work was not begun because of it.
fn claim_end(error: &(dyn Error + 'static)) -> Option<SystemTime> {
    let mut links = causes::links(error);
    links.find_map(|link| Some(link.downcast_ref::<AlreadyInProgress>()?.until))
}
