//! An SQS queue that a job creates, with its dead-letter queue.

#[cfg(feature = "cloudformation")]
use serde_json::json;

use super::{Consumer, FIFO, Problem, Resource, ResourceParts, arn};
#[cfg(feature = "cloudformation")]
use crate::{
    aws::NumberParameter,
    cloudformation::{ResourceTemplate, TemplateError},
};
use crate::{
    aws::{
        DeletionPolicy, Number,
        limits::{self, Limits as _},
    },
    placeholders::{Piece, pieces},
    value::{names, object},
};

/// An SQS queue that the template creates: an [`AWS::SQS::Queue`][1], by default with a dead-letter queue.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Queue {
    /// The queue's name. If it ends in `.fifo`, it is a FIFO queue.
    pub name: String,
    /// The seconds for which a received message is hidden. The default is six times the longest timeout of the functions
    /// that the queue triggers, plus their batching window.
    pub visibility_timeout: Option<Number<limits::VisibilityTimeout>>,
    /// The seconds for which a message is kept. The default is four days.
    pub message_retention_period: Option<Number<limits::MessageRetention>>,
    /// The seconds after which a message can be received. The default is 0.
    pub delay_seconds: Option<Number<limits::MessageDelay>>,
    /// The number of receives after which a message goes to the dead-letter queue. The default is 5.
    pub max_receive_count: Option<Number<limits::ReceiveCount>>,
    /// Whether a dead-letter queue is created too. The default is `true`.
    pub dead_letter_queue: Option<bool>,
    /// Whether a FIFO queue drops messages with the same body for five minutes.
    pub content_based_deduplication: Option<bool>,
    /// What the throughput quota of a FIFO queue applies to.
    pub fifo_throughput_limit: Option<FifoThroughputLimit>,
    /// The KMS key that encrypts the messages, in place of a key of SQS: its id, alias or ARN.
    pub kms_master_key_id: Option<String>,
    /// What happens to the queue when it leaves the stack. The default is `RetainExceptOnCreate`.
    pub deletion_policy: Option<DeletionPolicy>,
}

object! { Queue {
    name: "name",
    visibility_timeout: "visibility_timeout",
    message_retention_period: "message_retention_period",
    delay_seconds: "delay_seconds",
    max_receive_count: "max_receive_count",
    dead_letter_queue: "dead_letter_queue",
    content_based_deduplication: "content_based_deduplication",
    fifo_throughput_limit: "fifo_throughput_limit",
    kms_master_key_id: "kms_master_key_id",
    deletion_policy: "deletion_policy",
} }

/// What [the throughput quota of a FIFO queue][1] applies to.
///
/// [1]: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/high-throughput-fifo.html
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FifoThroughputLimit {
    /// The whole queue. This is AWS's default.
    PerQueue,
    /// Each message group, which is high throughput. Messages are then deduplicated in each group.
    PerMessageGroupId,
}

names! { FifoThroughputLimit {
    PerQueue: "perQueue",
    PerMessageGroupId: "perMessageGroupId",
} }

/// The default of SQS for `MessageRetentionPeriod`, in seconds: [four days][1].
///
/// [1]: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
const DEFAULT_RETENTION: i64 = 345_600;

/// The minimum that [Lambda's page][1] recommends for `maxReceiveCount`.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-queueconfig
const DEFAULT_RECEIVES: i64 = 5;

/// How many times the function's timeout a message is hidden, as [Lambda's page][1] recommends. The batching window is
/// added to it.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-queueconfig
const TIMEOUTS: i64 = 6;

impl Queue {
    /// Creates a queue with the library's defaults.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            visibility_timeout: None,
            message_retention_period: None,
            delay_seconds: None,
            max_receive_count: None,
            dead_letter_queue: None,
            content_based_deduplication: None,
            fifo_throughput_limit: None,
            kms_master_key_id: None,
            deletion_policy: None,
        }
    }

    /// Creates a queue for what has failed: it keeps messages for 14 days, and has no dead-letter queue.
    #[must_use]
    pub fn of_failures(name: impl Into<String>) -> Self {
        Self {
            message_retention_period: Some(Number::of_aws(*limits::MessageRetention::RANGE.end())),
            dead_letter_queue: Some(false),
            ..Self::new(name)
        }
    }

    /// Returns the ARN of the queue `name`, in the partition, region and account of the deployment.
    #[must_use]
    pub fn arn(name: &str) -> String {
        arn("sqs", name)
    }

    /// Returns `true` if it is a FIFO queue.
    #[must_use]
    pub fn is_fifo(&self) -> bool {
        self.name.ends_with(FIFO)
    }

    /// Returns the queue that gets the messages that were received too often, unless it was declined.
    #[must_use]
    pub fn dead_letters(&self) -> Option<Self> {
        if self.dead_letter_queue == Some(false) {
            return None;
        }
        let name = match self.name.strip_suffix(FIFO) {
            Some(name) => format!("{name}-dlq{FIFO}"),
            None => format!("{}-dlq", self.name),
        };
        Some(Self {
            kms_master_key_id: self.kms_master_key_id.clone(),
            deletion_policy: self.deletion_policy,
            ..Self::of_failures(name)
        })
    }

    /// Returns the visibility timeout that the functions need, or the problem that there is none.
    fn computed_visibility(consumers: &[Consumer<'_>]) -> Result<Option<i64>, Problem> {
        let mut longest = None;
        for consumer in consumers {
            let timeout = consumer.timeout().or_else(|timeout| {
                timeout.default().ok_or_else(|| {
                    Problem::new(format!(
                        "the timeout of `{}` is a placeholder without a default, so the queue's visibility timeout cannot be computed: write `visibility_timeout`, or give the placeholder a default",
                        consumer.handler
                    ))
                })
            })?;
            let mapping = consumer.mapping;
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
            Some(retention) => retention.value().or_else(|| retention.default())?,
            None => DEFAULT_RETENTION,
        };
        let receives = match &self.max_receive_count {
            Some(receives) => receives.value().or_else(|| receives.default())?,
            None => DEFAULT_RECEIVES,
        };
        let visibility = match &self.visibility_timeout {
            Some(visibility) => visibility.value().or_else(|| visibility.default())?,
            None => Self::computed_visibility(consumers).ok().flatten()?,
        };
        let needed = visibility * receives;
        (needed > retention).then(|| {
            Problem::new(format!(
                "a message is kept for {retention} seconds, and {receives} receives of {visibility} seconds take {needed}: it would expire before it reaches the dead-letter queue; write a longer `message_retention_period`, at most 1,209,600, or a smaller `max_receive_count`"
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

    /// Reports a name that may or may not be that of a FIFO queue.
    fn check_name(&self) -> Option<Problem> {
        // The names of a project and an environment have no `.`.
        let known = ["Project", "Environment"];
        match pieces(&self.name).last() {
            Some(Ok(Piece::Parameter(parameter))) if !known.contains(&parameter.name) => {
                Some(Problem::new(format!(
                    "the queue's name ends in `${{{}}}`, which may or may not end in `.fifo`, so its kind is not known: end the name in letters or in `.fifo`",
                    parameter.name
                )))
            }
            _ => None,
        }
    }

    /// Reports options that only FIFO queues have.
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

impl ResourceParts for Queue {
    fn name(&self) -> &str {
        &self.name
    }

    fn arns(&self) -> Vec<(String, &'static str)> {
        vec![(Self::arn(&self.name), "Arn")]
    }

    fn companion(&self) -> Option<Resource> {
        self.dead_letters().map(Resource::from)
    }

    fn problems(&self, consumers: &[Consumer<'_>]) -> Vec<Problem> {
        [
            self.check_name(),
            self.check_length(),
            self.check_fifo(),
            self.check_visibility(consumers),
            self.check_retention(consumers),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Adds the queue, and a policy that refuses unencrypted connections.
    #[cfg(feature = "cloudformation")]
    fn add_to(
        &self,
        consumers: &[Consumer<'_>],
        template: &mut ResourceTemplate<'_>,
    ) -> Result<(), TemplateError> {
        let visibility = match &self.visibility_timeout {
            Some(visibility) => Some(bounded(visibility, consumers, template)),
            None => Self::computed_visibility(consumers)
                .ok()
                .flatten()
                .map(|seconds| json!(seconds)),
        };
        let visibility_limit = visibility.as_ref().and_then(serde_json::Value::as_i64);
        for (handler, timeout) in consumers
            .iter()
            .filter_map(|consumer| Some((consumer.handler, consumer.timeout().err()?.parameter()?)))
        {
            if let Some(max) = visibility_limit {
                let range = *timeout.range.start()..=max.min(*timeout.range.end());
                template.number_of(handler, &NumberParameter { range, ..timeout });
            }
        }
        let receives = match &self.max_receive_count {
            Some(receives) => template.number(receives),
            None => json!(DEFAULT_RECEIVES),
        };
        let redrive = self.dead_letters().map(|queue| {
            json!({"deadLetterTargetArn": Self::arn(&queue.name), "maxReceiveCount": receives})
        });
        let groups = self.fifo_throughput_limit == Some(FifoThroughputLimit::PerMessageGroupId);
        let properties = json!({
            "QueueName": self.name,
            "FifoQueue": self.is_fifo().then_some(true),
            "ContentBasedDeduplication": self.content_based_deduplication,
            "DeduplicationScope": groups.then_some("messageGroup"),
            "FifoThroughputLimit": self.fifo_throughput_limit,
            "VisibilityTimeout": visibility,
            "MessageRetentionPeriod": template.optional(self.message_retention_period.as_ref()),
            "DelaySeconds": template.optional(self.delay_seconds.as_ref()),
            "SqsManagedSseEnabled": self.kms_master_key_id.is_none().then_some(true),
            "KmsMasterKeyId": self.kms_master_key_id,
            "RedrivePolicy": redrive,
        });
        template.add_keeping("AWS::SQS::Queue", self.deletion_policy, properties)?;
        template.add_output("Url", "URL of the queue");
        let statements = template.statements(&Self::arn(&self.name));
        template.add_policy(
            "AWS::SQS::QueuePolicy",
            "Queues",
            &["sqs:*"],
            &json!([Self::arn(&self.name)]),
            statements,
        )
    }
}

/// Returns a declared visibility timeout. If it is a placeholder, it cannot be set below the timeouts.
#[cfg(feature = "cloudformation")]
fn bounded(
    visibility: &Number<limits::VisibilityTimeout>,
    consumers: &[Consumer<'_>],
    template: &mut ResourceTemplate<'_>,
) -> serde_json::Value {
    let timeouts = consumers.iter().filter_map(|consumer| {
        let timeout = consumer.timeout().ok()?;
        Some((consumer.handler, timeout))
    });
    for (handler, timeout) in timeouts {
        if let Some(parameter) = visibility.parameter() {
            let range = timeout..=*parameter.range.end();
            template.number_of(handler, &NumberParameter { range, ..parameter });
        }
    }
    template.number(visibility)
}
