//! A Kinesis trigger in the manifest: its event source mapping and its permissions.

#[cfg(feature = "cloudformation")]
use crate::{
    aws::StartingPosition,
    cloudformation::{FunctionTemplate, SourceName, TemplateError},
};
use crate::{
    aws::{Destination, EventSourceMapping, Number, ReceiverKind, Statement},
    placeholders,
    resources::Stream,
    triggers::{TriggerParts, Written},
    value::object,
};

object! {
    /// A Kinesis data stream whose records invoke a function.
    pub struct KinesisTrigger {
        /// The stream as declared: a name, the ARN of a stream, or the ARN of an enhanced fan-out consumer.
        pub stream: String,
        /// Properties of [`AWS::Lambda::EventSourceMapping`][1], with AWS's names.
        ///
        /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html
        pub event_source_mapping: EventSourceMapping,
        /// Whether the function may write to what invokes it, itself or in a circle of functions.
        pub allow_loop: Option<bool>,
    }
    fn of(stream: String, event_source_mapping: EventSourceMapping);
}

impl KinesisTrigger {
    /// Creates the trigger of `stream` with AWS's defaults. Where reading starts is left to the template: at the oldest record
    /// of a stream that it creates, and else at the latest one.
    ///
    /// `stream` is the name or ARN of a stream, the ARN of an enhanced fan-out consumer, or a placeholder for one. A
    /// placeholder whose name ends in `Arn` stands for an ARN: `${OrdersArn}`. A name becomes an ARN in the partition,
    /// region and account of the deployment.
    #[must_use]
    pub fn new(stream: impl Into<String>) -> Self {
        let stream = stream.into();
        let event_source_arn = placeholders::arn_of(&stream, Stream::arn);
        let mapping = EventSourceMapping::new(event_source_arn, Number::of_aws(100));
        Self::of(stream, mapping)
    }
}

impl KinesisTrigger {
    /// Returns the ARN of the stream, without the consumer.
    fn stream_arn(&self) -> &str {
        let source = self.source();
        let stream = source.rsplit_once("/consumer/");
        stream.map_or(source, |(stream, _)| stream)
    }
}

impl TriggerParts for KinesisTrigger {
    crate::triggers::polled!("records");

    fn written(&self) -> Vec<Written> {
        vec![Written::resource(
            &self.stream,
            &["kinesis:putrecord", "kinesis:putrecords"],
            self.stream_arn(),
        )]
    }

    crate::triggers::allow_loop!();

    #[cfg(feature = "cloudformation")]
    fn order(&self) -> &'static str {
        match self.event_source_mapping.parallelization_factor {
            Some(_) => "of a partition key",
            None => "of a shard",
        }
    }

    fn destination(&self) -> Option<Destination> {
        Some(Destination::new(ReceiverKind::Stream, self.stream_arn()))
    }

    /// Returns the least privileges that a function needs to read the stream, and the consumer if there is one.
    ///
    /// They are [the permissions that Lambda requires][1]. `kinesis:ListStreams` [cannot be limited to a resource][2].
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html
    /// [2]: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonkinesis.html
    fn default_policy(&self) -> Vec<Statement> {
        let (source, stream) = (self.source(), self.stream_arn());
        // A placeholder may stand for a stream or for a consumer.
        let may_be_consumer = stream != source || placeholders::whole(source).is_some();
        let mut statements = vec![
            Statement::allow(
                [
                    "kinesis:DescribeStream",
                    "kinesis:DescribeStreamSummary",
                    "kinesis:GetRecords",
                    "kinesis:GetShardIterator",
                    "kinesis:ListShards",
                ],
                [stream],
            ),
            Statement::allow(["kinesis:ListStreams"], ["*"]),
        ];
        if may_be_consumer {
            statements.push(Statement::allow(
                ["kinesis:DescribeStreamConsumer", "kinesis:SubscribeToShard"],
                [source],
            ));
        }
        statements
    }

    #[cfg(feature = "cloudformation")]
    fn add_to(&self, template: &mut FunctionTemplate<'_>) -> Result<(), TemplateError> {
        let mut mapping = self.event_source_mapping.clone();
        let position = if template.creates(self.source()) {
            StartingPosition::TrimHorizon
        } else {
            StartingPosition::Latest
        };
        mapping.starting_position.get_or_insert(position.into());
        template.add_event_source_mapping(&SourceName::new(&self.stream), &mapping)
    }
}
