//! A DynamoDB trigger in the manifest: its event source mapping and its permissions.

#[cfg(feature = "cloudformation")]
use crate::{
    aws::Arn,
    cloudformation::{FunctionTemplate, SourceName, TemplateError},
};
use crate::{
    aws::{EventSourceMapping, Number, StartingPosition, Statement, StreamViewType},
    placeholders,
    resources::Table,
    triggers::{TriggerParts, Written},
    value::object,
};

object! {
    /// The stream of a DynamoDB table, whose records invoke a function.
    pub struct DynamodbTrigger {
        /// The stream as declared: its ARN, a placeholder for it, or the name of a table that a job creates.
        pub stream: String,
        /// Properties of [`AWS::Lambda::EventSourceMapping`][1], with AWS's names.
        ///
        /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html
        pub event_source_mapping: EventSourceMapping,
        /// The view type that the stream must have. A function that takes a [`Change`](crate::Change) needs both images.
        pub stream_view_type: Option<StreamViewType>,
        /// Whether the function may write to what invokes it, itself or in a circle of functions.
        pub allow_loop: Option<bool>,
    }
    fn of(stream: String, event_source_mapping: EventSourceMapping);
}

impl DynamodbTrigger {
    /// Creates the trigger of a stream with AWS's defaults. Reading starts at the oldest record.
    ///
    /// `stream` is the ARN of a stream, a placeholder for one, or the name of a table that a job creates. The ARN of a
    /// stream contains a label, which DynamoDB creates when the stream is enabled. For a table's name, the manifest has
    /// `*` in its place, and the template refers to the table.
    #[must_use]
    pub fn new(stream: impl Into<String>) -> Self {
        let stream = stream.into();
        let event_source_arn =
            if placeholders::is_arn(&stream) || placeholders::whole(&stream).is_some() {
                stream.clone()
            } else {
                Table::stream_arn(&stream)
            };
        let mut mapping = EventSourceMapping::new(event_source_arn, Number::of_aws(100));
        mapping.starting_position = Some(StartingPosition::TrimHorizon.into());
        Self::of(stream, mapping)
    }
}

/// The actions, in small letters, that write to a table.
const WRITES: &[&str] = &[
    "dynamodb:putitem",
    "dynamodb:updateitem",
    "dynamodb:deleteitem",
    "dynamodb:batchwriteitem",
    "dynamodb:partiqlinsert",
    "dynamodb:partiqlupdate",
    "dynamodb:partiqldelete",
];

impl TriggerParts for DynamodbTrigger {
    crate::triggers::polled!("records");

    fn written(&self) -> Vec<Written> {
        // A table is written to, and not its stream.
        let source = self.source();
        let table = source
            .split_once("/stream/")
            .map_or(source, |(table, _)| table);
        vec![Written::resource(&self.stream, WRITES, table)]
    }

    crate::triggers::allow_loop!();

    #[cfg(feature = "cloudformation")]
    fn order(&self) -> &'static str {
        "of an item's key"
    }

    fn view_type(&self) -> Option<StreamViewType> {
        self.stream_view_type
    }

    fn takes_changes(&mut self) {
        self.stream_view_type = Some(StreamViewType::NewAndOldImages);
    }

    /// Returns the least privileges that a function needs to read the stream.
    ///
    /// They are [the permissions that Lambda requires][1]. `dynamodb:ListStreams` [cannot be limited to a resource][2].
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html
    /// [2]: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
    fn default_policy(&self) -> Vec<Statement> {
        vec![
            Statement::allow(
                [
                    "dynamodb:DescribeStream",
                    "dynamodb:GetRecords",
                    "dynamodb:GetShardIterator",
                ],
                [self.source()],
            ),
            Statement::allow(["dynamodb:ListStreams"], ["*"]),
        ]
    }

    #[cfg(feature = "cloudformation")]
    fn add_to(&self, template: &mut FunctionTemplate<'_>) -> Result<(), TemplateError> {
        let arn = self.source();
        if arn == Table::stream_arn(&self.stream) && !template.creates(arn) {
            return Err(template.not_created(&self.stream));
        }
        // The ARN ends in a timestamp, which does not tell readers which table it is.
        let table = Arn::parse(&self.stream)
            .and_then(|arn| arn.resource.split('/').nth(1))
            .unwrap_or(&self.stream);
        let source = SourceName::hashed(table, &self.stream);
        template.add_event_source_mapping(&source, &self.event_source_mapping)
    }
}
