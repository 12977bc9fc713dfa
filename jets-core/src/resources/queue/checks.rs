//! What must fit together in a queue and with the functions that it triggers.

use super::Queue;
use crate::{
    aws::{
        Number,
        limits::{self, Limits as _},
    },
    placeholders::{Piece, pieces},
    resources::{Consumer, Problem, unknown_kind},
    triggers::Trigger,
};

/// The default of SQS for `MessageRetentionPeriod`, in seconds: [four days][1].
///
/// [1]: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
const DEFAULT_RETENTION: i64 = 345_600;

/// The minimum that [Lambda's page][1] recommends for `maxReceiveCount`, which is the default.
///
/// A receive also counts if Lambda throttles the function, or if the function did not get to the message.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-queueconfig
pub(super) const RECOMMENDED_RECEIVES: i64 = 5;

/// How many times the function's timeout a message is hidden, as [Lambda's page][1] recommends. The batching window is
/// added to it.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-queueconfig
const TIMEOUTS: i64 = 6;

/// Returns the seconds for which a message is hidden in all its receives, with the backoff of a function where it is longer
/// than the visibility timeout.
fn hidden((first, longest): (i64, i64), visibility: i64, receives: i64) -> i64 {
    let mut backoff = first;
    let mut hidden = 0;
    for _ in 0..receives {
        hidden += visibility.max(backoff);
        backoff = (backoff * 2).min(longest);
    }
    hidden
}

impl Queue {
    pub(super) fn problems_with(&self, consumers: &[Consumer<'_>]) -> Vec<Problem> {
        [
            unknown_kind("queue", &self.name),
            self.check_length(),
            self.check_fifo(),
            self.check_visibility(consumers),
            self.check_receives(consumers),
            self.check_retention(consumers),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Returns the visibility timeout that the functions need, or the problem that there is none.
    pub(super) fn computed_visibility(consumers: &[Consumer<'_>]) -> Result<Option<i64>, Problem> {
        let mut longest = None;
        for consumer in consumers {
            let timeout = consumer.timeout().or_else(|_| {
                consumer.default_timeout.ok_or_else(|| {
                    Problem::new(format!(
                        "the timeout of `{}` is a placeholder without a default, so the queue's visibility timeout cannot be computed: write `visibility_timeout`, or give the placeholder a default",
                        consumer.handler
                    ))
                })
            })?;
            let mapping = consumer.mapping();
            let window =
                mapping.and_then(|mapping| mapping.maximum_batching_window_in_seconds.as_ref());
            let window = window.map_or(0, |window| {
                window
                    .value()
                    .unwrap_or(*limits::BatchingWindow::RANGE.end())
            });
            longest = longest.max(Some(timeout * TIMEOUTS + window));
        }
        let max = *limits::VisibilityTimeout::RANGE.end();
        Ok(longest.map(|seconds| seconds.min(max)))
    }

    /// Reports a visibility timeout below the timeout of a function, which Lambda refuses.
    fn check_visibility(&self, consumers: &[Consumer<'_>]) -> Option<Problem> {
        let Some(visibility) = &self.visibility_timeout else {
            return Self::computed_visibility(consumers).err();
        };
        let problem = |message| Some(Problem::of("visibility_timeout", message));
        consumers.iter().find_map(|consumer| {
            let handler = consumer.handler;
            match (visibility.value(), consumer.timeout()) {
                (Some(seconds), Ok(timeout)) if seconds < timeout => problem(format!(
                    "`visibility_timeout` is {seconds} seconds, and the timeout of `{handler}` is {timeout}: Lambda refuses a queue whose messages return before the function ends"
                )),
                (Some(0), Err(_)) => problem(format!(
                    "`visibility_timeout` is 0 seconds, which no timeout of `{handler}` can fit"
                )),
                (None, Err(_)) => problem(format!(
                    "`visibility_timeout` and the timeout of `{handler}` are both placeholders, and a template cannot compare them: write one of them as a number"
                )),
                _ => None,
            }
        })
    }

    /// Reports messages that expire before they were received as often as they should be.
    fn check_retention(&self, consumers: &[Consumer<'_>]) -> Option<Problem> {
        self.dead_letters()?;
        let retention = match &self.message_retention_period {
            Some(retention) => retention.value_or_default()?,
            None => DEFAULT_RETENTION,
        };
        let receives = self.receives();
        let receives = receives.value_or_default()?;
        let visibility = match &self.visibility_timeout {
            Some(visibility) => visibility.value_or_default()?,
            None => Self::computed_visibility(consumers).ok().flatten()?,
        };
        let backoffs = consumers.iter().filter_map(|it| match it.trigger {
            Trigger::Sqs(queue) => queue.backoff(),
            _ => None,
        });
        let longest = backoffs
            .map(|backoff| hidden(backoff, visibility, receives))
            .max();
        let without = visibility * receives;
        let (needed, backoff) = match longest.filter(|longest| *longest > without) {
            Some(longest) => (longest, ", or of their backoff where that is longer,"),
            None => (without, ""),
        };
        (needed > retention).then(|| {
            Problem::new(format!(
                "a message is kept for {retention} seconds, and {receives} receives of {visibility} seconds{backoff} take {needed}: it would expire before it reaches the dead-letter queue; write a longer `message_retention_period`, at most 1,209,600, or a smaller `max_receive_count`"
            ))
        })
    }

    /// Returns a declared `max_receive_count` that must not be below the recommended one.
    pub(super) fn checked_receives(
        &self,
        consumers: &[Consumer<'_>],
    ) -> Option<&Number<limits::ReceiveCount>> {
        let is_checked = !consumers.is_empty() && self.allow_few_receives != Some(true);
        self.max_receive_count.as_ref().filter(|_| is_checked)
    }

    /// Reports messages that would go to the dead-letter queue before they were tried.
    fn check_receives(&self, consumers: &[Consumer<'_>]) -> Option<Problem> {
        let receives = self.checked_receives(consumers)?;
        let receives = receives.value_or_default()?;
        (receives < RECOMMENDED_RECEIVES).then(|| {
            Problem::of("max_receive_count", format!(
                "`max_receive_count` is {receives}, and a receive also counts if Lambda throttles the function or ends it before it gets to the message: messages would go to the dead-letter queue untried; write {RECOMMENDED_RECEIVES} or more, as AWS recommends, or `allow_few_receives: true`"
            ))
        })
    }

    /// Reports a name of the dead-letter queue that is too long for SQS.
    fn check_length(&self) -> Option<Problem> {
        // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
        const MAX: usize = 80;
        let name = self.dead_letters()?.name;
        let fixed = pieces(&name).filter_map(|piece| match piece {
            Ok(Piece::Text(text)) => Some(text.chars().count()),
            _ => None,
        });
        let count: usize = fixed.sum();
        (count > MAX).then(|| {
            Problem::new(format!(
                "the dead-letter queue would be named `{name}`, of {count} characters; the most is {MAX}: shorten the name, or write `max_receive_count: false`"
            ))
        })
    }

    fn check_fifo(&self) -> Option<Problem> {
        let of_fifo = [
            (
                "content_based_deduplication",
                self.content_based_deduplication.is_some(),
            ),
            (
                "fifo_throughput_limit",
                self.fifo_throughput_limit.is_some(),
            ),
        ];
        let (option, _) = of_fifo
            .into_iter()
            .find(|(_, is_set)| *is_set && !self.is_fifo())?;
        Some(Problem::of(
            option,
            format!("`{option}` is for FIFO queues, whose names end in `.fifo`"),
        ))
    }
}
