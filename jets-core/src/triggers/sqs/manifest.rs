//! An SQS trigger in the manifest: its event source mapping and its permissions.

#[cfg(feature = "cloudformation")]
use crate::{
    aws::limits::Limits as _,
    cloudformation::{FunctionTemplate, SourceName, TemplateError},
    value::NumberParameter,
};
use crate::{
    aws::{Destination, EventSourceMapping, FixedNumber, Number, ReceiverKind, Statement, limits},
    placeholders,
    resources::Queue,
    triggers::{TriggerParts, Written},
    value::object,
};

object! {
    /// An SQS queue whose messages invoke a function.
    pub struct SqsTrigger {
        /// The queue as declared: a name or an ARN. If it ends in `.fifo`, it is a FIFO queue.
        pub queue: String,
        /// Properties of [`AWS::Lambda::EventSourceMapping`][1], with AWS's names.
        ///
        /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html
        pub event_source_mapping: EventSourceMapping,
        /// The seconds after which a message comes again that failed for the first time. They double with each receive. Without
        /// it, that is the visibility timeout of the queue.
        pub backoff_in_seconds: Option<FixedNumber<limits::Backoff>>,
        /// The longest such time.
        pub maximum_backoff_in_seconds: Option<FixedNumber<limits::Backoff>>,
        /// Whether another function may have the same queue. Each of the two then gets a part of the messages.
        pub allow_sharing: Option<bool>,
        /// Whether the function may write to what invokes it, itself or in a circle of functions.
        pub allow_loop: Option<bool>,
    }
    fn of(queue: String, event_source_mapping: EventSourceMapping);
}

/// The suffix of a FIFO queue's name.
const FIFO: &str = ".fifo";

impl SqsTrigger {
    /// The default number of messages in a batch, which is AWS's default for queues.
    pub const DEFAULT_BATCH_SIZE: i64 = 10;

    /// The longest backoff in seconds, if nothing else is declared.
    const MAX_BACKOFF: i64 = 3_600;

    /// Returns the seconds after which a message comes again that failed for the first time, and the longest such time.
    #[doc(hidden)]
    #[must_use]
    pub fn backoff(&self) -> Option<(i64, i64)> {
        let first = self.backoff_in_seconds?.value();
        let longest = self
            .maximum_backoff_in_seconds
            .map(|longest| longest.value());
        Some((first, longest.unwrap_or(Self::MAX_BACKOFF.max(first))))
    }

    /// Creates the trigger of `queue` with AWS's defaults.
    ///
    /// `queue` is the name or ARN of a queue, or a placeholder for one. A placeholder whose name ends in `Arn` stands
    /// for an ARN. A name becomes an ARN in the partition, region and account of the deployment.
    #[must_use]
    pub fn new(queue: impl Into<String>) -> Self {
        let queue = queue.into();
        let event_source_arn = placeholders::arn_of(&queue, Queue::arn);
        let batch_size = Number::of_aws(Self::DEFAULT_BATCH_SIZE);
        Self::of(queue, EventSourceMapping::new(event_source_arn, batch_size))
    }
}

impl TriggerParts for SqsTrigger {
    crate::triggers::polled!("messages");

    fn written(&self) -> Vec<Written> {
        vec![Written::resource(
            &self.queue,
            &["sqs:sendmessage"],
            self.source(),
        )]
    }

    crate::triggers::allow_loop!();

    #[cfg(feature = "cloudformation")]
    fn is_queue(&self) -> bool {
        true
    }

    fn allows_sharing(&self) -> Option<bool> {
        let is_enabled = self.event_source_mapping.enabled != false;
        is_enabled.then_some(self.allow_sharing == Some(true))
    }

    #[cfg(feature = "cloudformation")]
    fn order(&self) -> &'static str {
        if self.queue.ends_with(FIFO) {
            "of a message group"
        } else {
            "none"
        }
    }

    /// Returns [the permissions that Lambda requires][1], and the one for backoff.
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-permissions
    fn default_policy(&self) -> Vec<Statement> {
        let backoff = self.backoff_in_seconds.as_ref();
        let backoff = backoff.map(|_| "sqs:ChangeMessageVisibility");
        let of_lambda = [
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:ReceiveMessage",
        ];
        let actions = backoff.into_iter().chain(of_lambda);
        vec![Statement::allow(actions, [self.source()])]
    }

    fn destination(&self) -> Option<Destination> {
        let kind = if self.queue.ends_with(FIFO) {
            ReceiverKind::FifoQueue
        } else {
            ReceiverKind::Queue
        };
        Some(Destination::new(kind, self.source()))
    }

    #[cfg(feature = "cloudformation")]
    fn add_to(&self, template: &mut FunctionTemplate<'_>) -> Result<(), TemplateError> {
        let mapping = &self.event_source_mapping;
        if self.queue.ends_with(FIFO)
            && let Some(batch_size) = mapping.batch_size.parameter()
        {
            template.number_is(NumberParameter {
                range: limits::FifoBatchSize::RANGE,
                ..batch_size
            });
        }
        template.add_event_source_mapping(&SourceName::new(&self.queue), mapping)
    }
}
