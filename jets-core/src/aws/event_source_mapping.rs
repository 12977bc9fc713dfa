//! The event source mapping: how Lambda polls a stream or a queue, and where reading a stream starts.

use std::ops::RangeInclusive;
#[cfg(feature = "cloudformation")]
use std::time::{SystemTime, UNIX_EPOCH};

use super::{
    Choice, FixedNumber, Number, NumberError, Statement, Tag, destination::sending_to, limits,
};
#[cfg(feature = "cloudformation")]
use crate::value::Parameters;
#[cfg(feature = "json")]
use crate::value::{FromValue, Mismatch};
use crate::value::{ToValue, Value, names, object};

object! {
    /// Properties of [`AWS::Lambda::EventSourceMapping`][1].
    ///
    /// `None` is not set: AWS then uses a default, or the property does not apply to the source.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html
    pub struct EventSourceMapping {
        /// The ARN of the source: a queue, a stream, or a consumer of a stream.
        pub event_source_arn as "EventSourceArn": String,
        /// The maximum number of records or messages in a batch: 1 to 10,000, or at most 10 for a FIFO queue.
        pub batch_size as "BatchSize": Number<limits::BatchSize>,
        /// Where reading starts. Only for streams.
        pub starting_position as "StartingPosition": Option<Choice<StartingPosition>>,
        /// The time at which reading starts, with `AT_TIMESTAMP`.
        pub starting_position_timestamp as "StartingPositionTimestamp": Option<StartingTime>,
        /// Whether the mapping is active.
        pub enabled as "Enabled": Choice<bool>,
        /// The maximum time to gather a batch, in seconds: 0 to 300.
        pub maximum_batching_window_in_seconds as "MaximumBatchingWindowInSeconds": Option<Number<limits::BatchingWindow>>,
        /// How many batches of one shard are processed at once: 1 to 10.
        pub parallelization_factor as "ParallelizationFactor": Option<Number<limits::ParallelizationFactor>>,
        /// The maximum number of retries of a failed batch: -1 (no limit) to 10,000.
        pub maximum_retry_attempts as "MaximumRetryAttempts": Option<Number<limits::BatchRetryAttempts>>,
        /// The age in seconds at which Lambda gives up a record: -1 (never), or 60 to 604,800.
        pub maximum_record_age_in_seconds as "MaximumRecordAgeInSeconds": Option<FixedNumber<limits::RecordAge>>,
        /// Whether a failed batch is split in two before it is tried again.
        pub bisect_batch_on_function_error as "BisectBatchOnFunctionError": Option<Choice<bool>>,
        /// The length of a tumbling window in seconds: 0 to 900.
        pub tumbling_window_in_seconds as "TumblingWindowInSeconds": Option<FixedNumber<limits::TumblingWindow>>,
        /// Where Lambda sends records that it has given up.
        pub destination_config as "DestinationConfig": Option<DestinationConfig>,
        /// Which records or messages invoke the function.
        pub filter_criteria as "FilterCriteria": Option<FilterCriteria>,
        /// The ARN of the KMS key that encrypts the filter criteria.
        pub kms_key_arn as "KmsKeyArn": Option<String>,
        /// How many invocations may run at once. Only for queues.
        pub scaling_config as "ScalingConfig": Option<ScalingConfig>,
        /// Pollers for this mapping only. Only for queues.
        pub provisioned_poller_config as "ProvisionedPollerConfig": Option<ProvisionedPollerConfig>,
        /// The metrics that Lambda writes.
        pub metrics_config as "MetricsConfig": Option<MetricsConfig>,
        /// The mapping's tags.
        pub tags as "Tags": Option<Vec<Tag>>,
        /// `ReportBatchItemFailures`, if the function reports failed items.
        pub function_response_types as "FunctionResponseTypes": Option<Vec<FunctionResponseType>>,
    }
    /// Creates the mapping of a source with AWS's defaults. The default of `batch_size` depends on the source.
    pub fn new(event_source_arn: impl Into<String>, batch_size: Number<limits::BatchSize>) {
        enabled: Choice::from(true),
    }
}

names! {
    /// What the answer of a function may contain.
    pub enum FunctionResponseType {
        /// [The items of the batch that failed][1].
        ///
        /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
        ReportBatchItemFailures,
    }
}

object! {
    /// Where Lambda sends records that it has given up.
    pub struct DestinationConfig {
        /// The destination of failed batches.
        pub on_failure as "OnFailure": OnFailure,
    }
}

impl DestinationConfig {
    /// Creates the configuration in which failed batches go to this ARN.
    #[must_use]
    pub fn new(on_failure: impl Into<String>) -> Self {
        Self {
            on_failure: OnFailure::new(on_failure),
        }
    }
}

object! {
    /// The destination of failed batches.
    pub struct OnFailure {
        /// The ARN of an SQS queue, an SNS topic or an S3 bucket.
        pub destination as "Destination": String,
    }
    /// Creates the destination with this ARN.
    pub fn new(destination: impl Into<String>);
}

object! {
    /// Which records or messages invoke the function.
    #[derive(Default)]
    pub struct FilterCriteria {
        /// The filters, at most five. A record is accepted if one of them matches.
        pub filters as "Filters": Vec<Filter>,
    }
    /// Creates the criteria of these filters.
    pub fn new(filters: Vec<Filter>);
}

object! {
    /// One event pattern.
    pub struct Filter {
        /// The event pattern as JSON text: at most 4,096 characters.
        pub pattern as "Pattern": String,
    }
    /// Creates a filter with this event pattern as JSON text.
    pub fn new(pattern: impl Into<String>);
}

object! {
    /// How many invocations of one mapping may run at once.
    pub struct ScalingConfig {
        /// The maximum number of concurrent invocations: 2 to 1,000.
        pub maximum_concurrency as "MaximumConcurrency": Number<limits::MaximumConcurrency>,
    }
    /// Creates the configuration of this concurrency.
    pub fn new(maximum_concurrency: Number<limits::MaximumConcurrency>);
}

object! {
    /// [Pollers for one mapping only][1].
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
    #[derive(Default)]
    pub struct ProvisionedPollerConfig {
        /// The minimum number of pollers: 2 to 200.
        pub minimum_pollers as "MinimumPollers": Option<Number<limits::MinimumPollers>>,
        /// The maximum number of pollers: 2 to 10,000.
        pub maximum_pollers as "MaximumPollers": Option<Number<limits::MaximumPollers>>,
    }
}

object! {
    /// The metrics that a mapping writes.
    pub struct MetricsConfig {
        /// The metrics.
        pub metrics as "Metrics": Vec<MappingMetric>,
    }
    /// Creates the configuration of these metrics.
    pub fn new(metrics: Vec<MappingMetric>);
}

names! {
    /// A [metric of event source mappings][1].
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html#event-source-mapping-metrics
    pub enum MappingMetric {
        /// The numbers of events that were polled, filtered, sent to the function, failed and dropped.
        EventCount,
    }
}

impl EventSourceMapping {
    /// Returns `true` if a limit of retries is declared, which may be a placeholder.
    #[doc(hidden)]
    #[must_use]
    pub fn has_retry_attempts(&self) -> bool {
        let attempts = self.maximum_retry_attempts.as_ref();
        attempts.is_some_and(|attempts| attempts.value_or_default() != Some(-1))
    }

    /// Returns `true` if an age is declared at which Lambda gives up a record.
    #[doc(hidden)]
    #[must_use]
    pub fn has_record_age(&self) -> bool {
        let age = self.maximum_record_age_in_seconds;
        age.is_some_and(|age| age.value() != -1)
    }

    /// Returns the statements that allow sending failed batches to the destination, if there is one.
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

names! {
    /// Where reading a stream starts.
    #[derive(Default)]
    pub enum StartingPosition {
        /// At records that arrive from now on.
        #[default]
        Latest as "LATEST",
        /// At the oldest record in the stream.
        TrimHorizon as "TRIM_HORIZON",
        /// At the first record at or after a time.
        AtTimestamp as "AT_TIMESTAMP",
    }
}

impl StartingPosition {
    /// The positions of a parameter. The other one needs a time.
    #[doc(hidden)]
    pub const WITHOUT_TIME: &'static [&'static str] = &["LATEST", "TRIM_HORIZON"];
}

/// The time at which reading starts, in Unix seconds, whole or with a fraction. At most the end of the year 9999.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::manifest::{Number, NumberError, StartingTime};
///
/// let whole = StartingTime::from(Number::try_from(1_550_289_189)?);
/// assert_ne!(whole, StartingTime::try_from(1_550_289_189.5)?);
/// assert!(StartingTime::try_from(-1.5).is_err());
/// # Ok::<(), NumberError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct StartingTime(Seconds);

#[derive(Clone, Debug, PartialEq)]
enum Seconds {
    Whole(Number<limits::StartingTimestamp>),
    Fraction(f64),
}

impl From<Number<limits::StartingTimestamp>> for StartingTime {
    fn from(seconds: Number<limits::StartingTimestamp>) -> Self {
        Self(Seconds::Whole(seconds))
    }
}

impl TryFrom<f64> for StartingTime {
    type Error = NumberError;

    fn try_from(seconds: f64) -> Result<Self, NumberError> {
        const LIMITS: RangeInclusive<i64> = Number::<limits::StartingTimestamp>::RANGE;
        #[expect(clippy::cast_precision_loss, reason = "both limits fit an `f64`")]
        let limits = *LIMITS.start() as f64..=*LIMITS.end() as f64;
        if limits.contains(&seconds) {
            Ok(Self(Seconds::Fraction(seconds)))
        } else {
            let ranges = <limits::StartingTimestamp as limits::Limits>::RANGES;
            Err(NumberError::out_of_range(ranges, seconds))
        }
    }
}

#[cfg(feature = "cloudformation")]
impl StartingTime {
    /// Returns `true` if it is in the future, which Lambda refuses.
    pub(crate) fn is_in_future(&self) -> bool {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        #[expect(clippy::cast_precision_loss, reason = "the limits fit an `f64`")]
        let seconds = match &self.0 {
            Seconds::Whole(seconds) => seconds.value().map(|seconds| seconds as f64),
            Seconds::Fraction(seconds) => Some(*seconds),
        };
        seconds.is_some_and(|seconds| now.is_ok_and(|now| seconds > now.as_secs_f64()))
    }
}

impl ToValue for StartingTime {
    #[inline]
    fn to_value(&self) -> Value {
        match &self.0 {
            Seconds::Whole(seconds) => seconds.to_value(),
            Seconds::Fraction(seconds) => seconds.to_value(),
        }
    }

    #[cfg(feature = "cloudformation")]
    fn add_parameters(&self, property: &'static str, parameters: &mut Parameters) {
        if let Seconds::Whole(seconds) = &self.0 {
            seconds.add_parameters(property, parameters);
        }
    }
}

#[cfg(feature = "json")]
impl FromValue for StartingTime {
    #[inline]
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Fraction(seconds) => Self::try_from(seconds)
                .map_err(|_| Mismatch::expected("Unix seconds up to the year 9999", &value)),
            whole => Number::from_value(whole).map(Self::from),
        }
    }
}
