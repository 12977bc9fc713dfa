//! The event source mapping: how Lambda polls a stream or a queue.

use super::{Number, Statement, Tag, event_invoke_config::sending_to};
#[cfg(feature = "cloudformation")]
use super::{NumberParameter, Properties};
#[cfg(feature = "json")]
use crate::value::{FromValue, Mismatch};
use crate::value::{ToValue, Value, names, object};

/// Properties of [`AWS::Lambda::EventSourceMapping`][1] of a source that Lambda polls.
///
/// What is `None` is not set: AWS has a default for it, or does not take it for the source.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EventSourceMapping {
    /// ARN of the source: a queue, a stream, or the consumer of a stream.
    pub event_source_arn: String,
    /// The most records or messages in a batch: 1 to 10,000; of a FIFO queue 10.
    pub batch_size: Number<1, 10_000>,
    /// Where reading starts. For streams.
    pub starting_position: Option<StartingPosition>,
    /// Unix seconds from which reading starts, with `AT_TIMESTAMP`.
    pub starting_position_timestamp: Option<StartingTime>,
    /// Whether the mapping is active.
    pub enabled: bool,
    /// Seconds to gather a batch: 0 to 300.
    pub maximum_batching_window_in_seconds: Option<Number<0, 300>>,
    /// Batches of one shard in flight at once: 1 to 10.
    pub parallelization_factor: Option<Number<1, 10>>,
    /// Retries of a failed batch: -1 (without end) to 10,000.
    pub maximum_retry_attempts: Option<Number<-1, 10_000>>,
    /// Seconds after which a record is given up: -1 (never), or 60 to 604,800.
    pub maximum_record_age_in_seconds: Option<i32>,
    /// Whether a failed batch is split in two and tried again.
    pub bisect_batch_on_function_error: Option<bool>,
    /// Seconds of a tumbling window: 0 to 900.
    pub tumbling_window_in_seconds: Option<u32>,
    /// Where records go that Lambda gave up.
    pub destination_config: Option<DestinationConfig>,
    /// Which records or messages invoke the function.
    pub filter_criteria: Option<FilterCriteria>,
    /// ARN of the KMS key that encrypts the filter criteria.
    pub kms_key_arn: Option<String>,
    /// How many invocations may run at once. For queues.
    pub scaling_config: Option<ScalingConfig>,
    /// Pollers of the mapping's own. For queues.
    pub provisioned_poller_config: Option<ProvisionedPollerConfig>,
    /// The metrics that are written.
    pub metrics_config: Option<MetricsConfig>,
    /// The mapping's tags.
    pub tags: Option<Vec<Tag>>,
    /// What a function that reports failed items answers with, in a list of one.
    pub function_response_types: Option<[FunctionResponseType; 1]>,
}

object! { EventSourceMapping {
    event_source_arn: "EventSourceArn",
    batch_size: "BatchSize",
    starting_position: "StartingPosition",
    starting_position_timestamp: "StartingPositionTimestamp",
    enabled: "Enabled",
    maximum_batching_window_in_seconds: "MaximumBatchingWindowInSeconds",
    parallelization_factor: "ParallelizationFactor",
    maximum_retry_attempts: "MaximumRetryAttempts",
    maximum_record_age_in_seconds: "MaximumRecordAgeInSeconds",
    bisect_batch_on_function_error: "BisectBatchOnFunctionError",
    tumbling_window_in_seconds: "TumblingWindowInSeconds",
    destination_config: "DestinationConfig",
    filter_criteria: "FilterCriteria",
    kms_key_arn: "KmsKeyArn",
    scaling_config: "ScalingConfig",
    provisioned_poller_config: "ProvisionedPollerConfig",
    metrics_config: "MetricsConfig",
    tags: "Tags",
    function_response_types: "FunctionResponseTypes",
} }

/// Where in a stream reading starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StartingPosition {
    /// With records that arrive from now on.
    #[default]
    Latest,
    /// With the oldest record that the stream keeps.
    TrimHorizon,
    /// With the first record at or after a time.
    AtTimestamp,
}

names! { StartingPosition {
    Latest: "LATEST",
    TrimHorizon: "TRIM_HORIZON",
    AtTimestamp: "AT_TIMESTAMP",
} }

/// A time from which reading starts, in Unix seconds up to the year 9999.
#[derive(Clone, Debug, PartialEq)]
pub enum StartingTime {
    /// Whole seconds, or a placeholder for them.
    Whole(Number<0, 253_402_300_799>),
    /// Seconds with a fraction.
    Fraction(f64),
}

impl ToValue for StartingTime {
    fn to_value(&self) -> Value {
        match self {
            Self::Whole(seconds) => seconds.to_value(),
            Self::Fraction(seconds) => seconds.to_value(),
        }
    }
}

#[cfg(feature = "json")]
impl FromValue for StartingTime {
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Fraction(seconds) if (0.0..=253_402_300_799.0).contains(&seconds) => {
                Ok(Self::Fraction(seconds))
            }
            Value::Fraction(_) => Err(Mismatch::expected(
                "Unix seconds up to the year 9999",
                &value,
            )),
            whole => Number::from_value(whole).map(Self::Whole),
        }
    }
}

/// What a function may answer with, beside success and failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FunctionResponseType {
    /// [Which items of the batch failed][1].
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
    ReportBatchItemFailures,
}

names! { FunctionResponseType {
    ReportBatchItemFailures: "ReportBatchItemFailures",
} }

/// Where records go that Lambda gave up.
#[derive(Clone, Debug, PartialEq)]
pub struct DestinationConfig {
    /// The destination of failed batches.
    pub on_failure: OnFailure,
}

object! { DestinationConfig {
    on_failure: "OnFailure",
} }

/// The destination of failed batches.
#[derive(Clone, Debug, PartialEq)]
pub struct OnFailure {
    /// ARN of an SQS queue, an SNS topic or an S3 bucket.
    pub destination: String,
}

object! { OnFailure {
    destination: "Destination",
} }

/// Which records or messages invoke the function.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilterCriteria {
    /// The filters, at most five. A record is accepted if one of them matches.
    pub filters: Vec<Filter>,
}

object! { FilterCriteria {
    filters: "Filters",
} }

/// One event pattern.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// The event pattern as JSON text: at most 4,096 characters.
    pub pattern: String,
}

object! { Filter {
    pattern: "Pattern",
} }

/// How many invocations of one mapping may run at once.
#[derive(Clone, Debug, PartialEq)]
pub struct ScalingConfig {
    /// The most invocations at once: 2 to 1,000.
    pub maximum_concurrency: Number<2, 1_000>,
}

object! { ScalingConfig {
    maximum_concurrency: "MaximumConcurrency",
} }

/// [Pollers that a mapping has for itself][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProvisionedPollerConfig {
    /// The pollers that are always there: 2 to 200.
    pub minimum_pollers: Option<Number<2, 200>>,
    /// The most pollers: 2 to 10,000.
    pub maximum_pollers: Option<Number<2, 10_000>>,
}

object! { ProvisionedPollerConfig {
    minimum_pollers: "MinimumPollers",
    maximum_pollers: "MaximumPollers",
} }

/// The metrics that a mapping writes.
#[derive(Clone, Debug, PartialEq)]
pub struct MetricsConfig {
    /// The metrics.
    pub metrics: Vec<MappingMetric>,
}

object! { MetricsConfig {
    metrics: "Metrics",
} }

/// A [metric of event source mappings][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html#event-source-mapping-metrics
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MappingMetric {
    /// How many events were polled, filtered, invoked, failed and dropped.
    EventCount,
}

names! { MappingMetric {
    EventCount: "EventCount",
} }

impl EventSourceMapping {
    /// The mapping of a source with AWS's defaults, of which `batch_size` differs by source.
    #[must_use]
    pub fn new(event_source_arn: impl Into<String>, batch_size: u32) -> Self {
        Self {
            event_source_arn: event_source_arn.into(),
            batch_size: i64::from(batch_size).into(),
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
        sending_to(&config.on_failure.destination, &["sqs", "sns", "s3"])
    }
}

#[cfg(feature = "cloudformation")]
impl Properties for EventSourceMapping {
    fn numbers(&self) -> Vec<NumberParameter<'_>> {
        let scaling = self.scaling_config.as_ref();
        let pollers = self.provisioned_poller_config.as_ref();
        let minimum = pollers.and_then(|config| config.minimum_pollers.as_ref());
        let maximum = pollers.and_then(|config| config.maximum_pollers.as_ref());
        let window = self.maximum_batching_window_in_seconds.as_ref();
        let factor = self.parallelization_factor.as_ref();
        let attempts = self.maximum_retry_attempts.as_ref();
        let time = match &self.starting_position_timestamp {
            Some(StartingTime::Whole(seconds)) => Some(seconds),
            _ => None,
        };
        [
            self.batch_size.parameter("BatchSize"),
            time.and_then(|number| number.parameter("StartingPositionTimestamp")),
            window.and_then(|number| number.parameter("MaximumBatchingWindowInSeconds")),
            factor.and_then(|number| number.parameter("ParallelizationFactor")),
            attempts.and_then(|number| number.parameter("MaximumRetryAttempts")),
            scaling.and_then(|config| config.maximum_concurrency.parameter("MaximumConcurrency")),
            minimum.and_then(|number| number.parameter("MinimumPollers")),
            maximum.and_then(|number| number.parameter("MaximumPollers")),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
