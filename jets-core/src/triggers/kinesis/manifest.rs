//! A Kinesis trigger in the manifest: its event source mapping and the policy that follows from it.

use serde::{Deserialize, Serialize};

use crate::manifest::{Arn, Statement};

/// A Kinesis data stream whose records invoke a function.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct KinesisTrigger {
    /// The stream as declared: a name, a stream's ARN or an enhanced fan-out consumer's ARN.
    pub stream: String,
    /// Properties of [`AWS::Lambda::EventSourceMapping`][1], under AWS's names.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html
    pub event_source_mapping: EventSourceMapping,
}

/// Properties of [`AWS::Lambda::EventSourceMapping`][1] that apply to Kinesis.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct EventSourceMapping {
    /// ARN of the stream, or of its consumer.
    pub event_source_arn: String,
    /// The most records in a batch: 1 to 10,000.
    pub batch_size: u32,
    /// Where reading starts.
    pub starting_position: StartingPosition,
    /// Unix seconds from which reading starts, with `AT_TIMESTAMP`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_position_timestamp: Option<serde_json::Number>,
    /// Whether the mapping is active.
    pub enabled: bool,
    /// Seconds to gather a batch: 0 to 300.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_batching_window_in_seconds: Option<u32>,
    /// Batches of one shard in flight at once: 1 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parallelization_factor: Option<u32>,
    /// Retries of a failed batch: -1 (without end) to 10,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_retry_attempts: Option<i32>,
    /// Seconds after which a record is given up: -1 (never), or 60 to 604,800.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_record_age_in_seconds: Option<i32>,
    /// Whether a failed batch is split in two and tried again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bisect_batch_on_function_error: Option<bool>,
    /// Seconds of a tumbling window: 0 to 900.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tumbling_window_in_seconds: Option<u32>,
    /// Where records go that were given up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destination_config: Option<DestinationConfig>,
    /// Which records invoke the function.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter_criteria: Option<FilterCriteria>,
    /// ARN of the KMS key that encrypts the filter criteria.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kms_key_arn: Option<String>,
    /// What a function that is called once a record answers with, in a list of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub function_response_types: Option<[FunctionResponseType; 1]>,
}

/// Where in a stream reading starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum StartingPosition {
    /// With records that arrive from now on.
    #[default]
    Latest,
    /// With the oldest record that the stream keeps.
    TrimHorizon,
    /// With the first record at or after a time.
    AtTimestamp,
}

/// What a function may answer with, beside success and failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FunctionResponseType {
    /// [Which records of the batch failed][1].
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
    ReportBatchItemFailures,
}

/// Where records go that were given up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub struct DestinationConfig {
    /// The destination of failed batches.
    pub on_failure: OnFailure,
}

/// The destination of failed batches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub struct OnFailure {
    /// ARN of an SQS queue, an SNS topic or an S3 bucket.
    pub destination: String,
}

/// Which records invoke the function.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub struct FilterCriteria {
    /// The filters, of which one must match: at most five.
    pub filters: Vec<Filter>,
}

/// One event pattern.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub struct Filter {
    /// The event pattern as JSON text: at most 4,096 characters.
    pub pattern: String,
}

impl KinesisTrigger {
    /// The trigger of `stream` with AWS's defaults.
    ///
    /// `stream` is a stream's name, a stream's ARN or an enhanced fan-out consumer's ARN. The ARN made from a name
    /// is one of the partition, region and account that it is deployed to.
    #[must_use]
    pub fn new(stream: impl Into<String>) -> Self {
        let stream = stream.into();
        let event_source_arn = if stream.starts_with("arn:") {
            stream.clone()
        } else {
            format!(
                "arn:${{AWS::Partition}}:kinesis:${{AWS::Region}}:${{AWS::AccountId}}:stream/{stream}"
            )
        };
        Self {
            stream,
            event_source_mapping: EventSourceMapping {
                event_source_arn,
                batch_size: 100,
                starting_position: StartingPosition::default(),
                starting_position_timestamp: None,
                enabled: true,
                maximum_batching_window_in_seconds: None,
                parallelization_factor: None,
                maximum_retry_attempts: None,
                maximum_record_age_in_seconds: None,
                bisect_batch_on_function_error: None,
                tumbling_window_in_seconds: None,
                destination_config: None,
                filter_criteria: None,
                kms_key_arn: None,
                function_response_types: None,
            },
        }
    }

    /// The ARN of the stream, or of its consumer.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.event_source_mapping.event_source_arn
    }

    /// What the function gets at once, such as `up to 100 records`.
    #[must_use]
    pub fn invocation(&self) -> String {
        format!("up to {} records", self.event_source_mapping.batch_size)
    }

    /// The least that a function needs to read the stream, and the consumer where one is named.
    ///
    /// Follows [the permissions that Lambda asks for][1]; `kinesis:ListStreams` knows [no resource level][2].
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html
    /// [2]: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonkinesis.html
    #[must_use]
    pub fn default_policy(&self) -> Vec<Statement> {
        let source = self.event_source_mapping.event_source_arn.as_str();
        let (stream, consumer) = match source.rsplit_once("/consumer/") {
            Some((stream, _)) => (stream, Some(source)),
            None => (source, None),
        };
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
        statements.extend(consumer.map(|consumer| {
            Statement::allow(
                ["kinesis:DescribeStreamConsumer", "kinesis:SubscribeToShard"],
                [consumer],
            )
        }));
        statements
    }

    /// The right to send failed batches to the destination, where one is named.
    ///
    /// Follows [Lambda's page on destinations of event source mappings][1].
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
    #[must_use]
    pub fn on_failure_policy(&self) -> Vec<Statement> {
        let Some(config) = &self.event_source_mapping.destination_config else {
            return Vec::new();
        };
        let destination = config.on_failure.destination.as_str();
        match Arn::parse(destination).map(|arn| arn.service) {
            Some("sqs") => vec![Statement::allow(["sqs:SendMessage"], [destination])],
            Some("sns") => vec![Statement::allow(["sns:Publish"], [destination])],
            Some("s3") => vec![
                Statement::allow(["s3:ListBucket"], [destination.to_owned()]),
                Statement::allow(["s3:PutObject"], [format!("{destination}/*")]),
            ],
            _ => Vec::new(),
        }
    }
}
