//! The event source mapping: how Lambda polls a stream or a queue.

use serde::{Deserialize, Serialize};

use super::{Statement, Tag, event_invoke_config::sending_to};

/// Properties of [`AWS::Lambda::EventSourceMapping`][1] of a source that Lambda polls.
///
/// What is `None` is not set: AWS has a default for it, or does not take it for the source.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct EventSourceMapping {
    /// ARN of the source: a queue, a stream, or the consumer of a stream.
    pub event_source_arn: String,
    /// The most records or messages in a batch: 1 to 10,000; of a FIFO queue 10.
    pub batch_size: u32,
    /// Where reading starts. For streams.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_position: Option<StartingPosition>,
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
    /// Which records or messages invoke the function.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter_criteria: Option<FilterCriteria>,
    /// ARN of the KMS key that encrypts the filter criteria.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kms_key_arn: Option<String>,
    /// How many invocations may run at once. For queues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scaling_config: Option<ScalingConfig>,
    /// Pollers of the mapping's own. For queues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provisioned_poller_config: Option<ProvisionedPollerConfig>,
    /// The metrics that are written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metrics_config: Option<MetricsConfig>,
    /// The mapping's tags.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    /// What a function that reports failed items answers with, in a list of one.
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
    /// [Which items of the batch failed][1].
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

/// Which records or messages invoke the function.
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

/// How many invocations of one mapping may run at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub struct ScalingConfig {
    /// The most invocations at once: 2 to 1,000.
    pub maximum_concurrency: u32,
}

/// [Pollers that a mapping has for itself][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub struct ProvisionedPollerConfig {
    /// The pollers that are always there: 2 to 200.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_pollers: Option<u32>,
    /// The most pollers: 2 to 2,000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_pollers: Option<u32>,
}

/// The metrics that a mapping writes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub struct MetricsConfig {
    /// The metrics.
    pub metrics: Vec<MappingMetric>,
}

/// A [metric of event source mappings][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html#event-source-mapping-metrics
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MappingMetric {
    /// How many events were polled, filtered, invoked, failed and dropped.
    EventCount,
}

impl EventSourceMapping {
    /// The mapping of a source with AWS's defaults, of which `batch_size` differs by source.
    #[must_use]
    pub fn new(event_source_arn: impl Into<String>, batch_size: u32) -> Self {
        Self {
            event_source_arn: event_source_arn.into(),
            batch_size,
            starting_position: None,
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
            scaling_config: None,
            provisioned_poller_config: None,
            metrics_config: None,
            tags: None,
            function_response_types: None,
        }
    }

    /// The right to send failed batches to the destination, where one is named.
    ///
    /// Follows [Lambda's page on destinations of event source mappings][1].
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
    #[must_use]
    pub fn destination_policy(&self) -> Vec<Statement> {
        let Some(config) = &self.destination_config else {
            return Vec::new();
        };
        sending_to(&config.on_failure.destination)
    }
}
