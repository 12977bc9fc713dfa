//! An SQS queue that a job creates, with its dead-letter queue.

mod checks;

#[cfg(feature = "cloudformation")]
use serde_json::json;

use self::checks::RECOMMENDED_RECEIVES;
use super::{Consumer, FIFO, Problem, Resource, ResourceParts, arn};
use crate::{
    aws::{
        Choice, DeletionPolicy, Number,
        limits::{self, Limits as _},
    },
    value::{names, object},
};
#[cfg(feature = "cloudformation")]
use crate::{
    cloudformation::{ResourceTemplate, TemplateError},
    resources::Key,
    value::NumberParameter,
};

object! {
    /// An SQS queue that the template creates: an [`AWS::SQS::Queue`][1], by default with a dead-letter queue.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html
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
        /// Whether `max_receive_count` may be below the 5 that Lambda's page recommends for a queue that triggers a function.
        pub allow_few_receives: Option<bool>,
        /// Whether a FIFO queue drops messages with the same body for five minutes.
        pub content_based_deduplication: Option<Choice<bool>>,
        /// What the throughput quota of a FIFO queue applies to.
        pub fifo_throughput_limit: Option<Choice<FifoThroughputLimit>>,
        /// The KMS key that encrypts the messages, in place of a key of SQS: its id, alias or ARN.
        pub kms_master_key_id: Option<String>,
        /// What happens to the queue when it leaves the stack. The default is `RetainExceptOnCreate`.
        pub deletion_policy: Option<DeletionPolicy>,
    }
    /// Creates a queue with the library's defaults.
    pub fn new(name: impl Into<String>);
}

names! {
    /// What [the throughput quota of a FIFO queue][1] applies to.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/high-throughput-fifo.html
    pub enum FifoThroughputLimit {
        /// The whole queue. This is AWS's default.
        PerQueue as "perQueue",
        /// Each message group, which is high throughput. Messages are then deduplicated in each group.
        PerMessageGroupId as "perMessageGroupId",
    }
}

impl Queue {
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

    /// Returns how often a message is received before it goes to the dead-letter queue.
    pub(crate) fn receives(&self) -> Number<limits::ReceiveCount> {
        let declared = self.max_receive_count.clone();
        declared.unwrap_or_else(|| Number::of_aws(RECOMMENDED_RECEIVES))
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
}

impl ResourceParts for Queue {
    fn arns(&self) -> Vec<(String, &'static str)> {
        vec![(Self::arn(&self.name), "Arn")]
    }

    fn companion(&self) -> Option<Resource> {
        self.dead_letters().map(Resource::from)
    }

    fn problems(&self, consumers: &[Consumer<'_>]) -> Vec<Problem> {
        self.problems_with(consumers)
    }

    #[cfg(feature = "cloudformation")]
    fn key(&self) -> Option<Key<'_>> {
        Key::of(self.kms_master_key_id.as_ref(), &["sqs:SendMessage"])
    }

    /// Adds the queue, and a policy that refuses unencrypted connections.
    #[cfg(feature = "cloudformation")]
    fn add_to(&self, template: &mut ResourceTemplate<'_>) -> Result<(), TemplateError> {
        let consumers = template.consumers();
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
                template.number_of(handler, NumberParameter { range, ..timeout });
            }
        }
        let receives = template.json(&self.receives());
        if let Some(parameter) = self.checked_receives(consumers).and_then(Number::parameter) {
            let range = RECOMMENDED_RECEIVES..=*parameter.range.end();
            template.number_of(&self.name, NumberParameter { range, ..parameter });
        }
        let redrive = self.dead_letters().map(|queue| {
            json!({"deadLetterTargetArn": Self::arn(&queue.name), "maxReceiveCount": receives})
        });
        let limit = self.fifo_throughput_limit.as_ref();
        // Deduplication in each group belongs to high throughput, and in the whole queue is SQS's default.
        let scope = match limit {
            Some(limit) if *limit != FifoThroughputLimit::PerQueue => template.chosen(
                limit,
                FifoThroughputLimit::PerMessageGroupId,
                "FifoThroughputLimit",
                [json!("messageGroup"), json!("queue")],
            ),
            _ => serde_json::Value::Null,
        };
        let properties = json!({
            "QueueName": self.name,
            "FifoQueue": self.is_fifo().then_some(true),
            "ContentBasedDeduplication": template.property("ContentBasedDeduplication", &self.content_based_deduplication),
            "DeduplicationScope": scope,
            "FifoThroughputLimit": template.property("FifoThroughputLimit", &self.fifo_throughput_limit),
            "VisibilityTimeout": visibility,
            "MessageRetentionPeriod": template.json(&self.message_retention_period),
            "DelaySeconds": template.json(&self.delay_seconds),
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
            template.number_of(handler, NumberParameter { range, ..parameter });
        }
    }
    template.json(visibility)
}
