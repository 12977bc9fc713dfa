//! An SQS trigger in the manifest: its event source mapping and the policy that follows from it.

#[cfg(feature = "cloudformation")]
use crate::{
    aws::NumberParameter,
    cloudformation::{FunctionTemplate, SourceName, TemplateError},
};
use crate::{
    aws::{EventSourceMapping, Statement},
    placeholders,
    triggers::TriggerParts,
    value::object,
};

/// An SQS queue whose messages invoke a function.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SqsTrigger {
    /// The queue as declared: a name or an ARN. One that ends in `.fifo` is a FIFO queue.
    pub queue: String,
    /// Properties of [`AWS::Lambda::EventSourceMapping`][1], under AWS's names.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html
    pub event_source_mapping: EventSourceMapping,
}

object! { SqsTrigger {
    queue: "queue",
    event_source_mapping: "event_source_mapping",
} }

/// How the name of a FIFO queue ends.
#[cfg(feature = "cloudformation")]
const FIFO: &str = ".fifo";

impl SqsTrigger {
    /// The messages of a batch unless said otherwise: AWS's default for queues.
    pub const DEFAULT_BATCH_SIZE: u32 = 10;

    /// The trigger of `queue` with AWS's defaults.
    ///
    /// `queue` is a queue's name or ARN, or a placeholder for one, whose name ends in `Arn`. The ARN made from a name is one of the partition, region and account that it
    /// is deployed to.
    #[must_use]
    pub fn new(queue: impl Into<String>) -> Self {
        let queue = queue.into();
        let event_source_arn = if placeholders::is_arn(&queue) {
            queue.clone()
        } else {
            format!("arn:${{AWS::Partition}}:sqs:${{AWS::Region}}:${{AWS::AccountId}}:{queue}")
        };
        let event_source_mapping =
            EventSourceMapping::new(event_source_arn, Self::DEFAULT_BATCH_SIZE);
        Self {
            queue,
            event_source_mapping,
        }
    }
}

impl TriggerParts for SqsTrigger {
    fn source(&self) -> &str {
        &self.event_source_mapping.event_source_arn
    }

    fn invocation(&self) -> String {
        format!("up to {} messages", self.event_source_mapping.batch_size)
    }

    /// Follows [the permissions that Lambda asks for][1].
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-permissions
    fn default_policy(&self) -> Vec<Statement> {
        vec![Statement::allow(
            [
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes",
                "sqs:ReceiveMessage",
            ],
            [self.source()],
        )]
    }

    fn event_source_mapping(&self) -> Option<&EventSourceMapping> {
        Some(&self.event_source_mapping)
    }

    #[cfg(feature = "cloudformation")]
    fn add_to(&self, template: &mut FunctionTemplate<'_>) -> Result<(), TemplateError> {
        let mapping = &self.event_source_mapping;
        if self.queue.ends_with(FIFO)
            && let Some(batch_size) = mapping.batch_size.parameter("BatchSize")
        {
            template.number_is(&NumberParameter {
                range: 1..=10,
                ..batch_size
            });
        }
        template.add_event_source_mapping(&SourceName::new(&self.queue), mapping)
    }
}
