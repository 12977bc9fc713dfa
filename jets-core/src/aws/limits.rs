//! The limits of numbers, each in one place.
//!
//! A type here stands for a property of CloudFormation. It has no values: it is the parameter of a
//! [`Number`](super::Number).

use std::ops::RangeInclusive;

/// The limits of a number. The types of this module implement it, and no others can.
pub trait Limits: sealed::Sealed {
    /// AWS's name of the property.
    const PROPERTY: &'static str;
    /// The ranges that are accepted, in ascending order. Most have one.
    const RANGES: &'static [RangeInclusive<i64>];
    /// The least and the greatest number that are accepted.
    const RANGE: RangeInclusive<i64> = hull(Self::RANGES);
}

/// Returns the range from the start of the first range to the end of the last.
const fn hull(ranges: &[RangeInclusive<i64>]) -> RangeInclusive<i64> {
    match ranges {
        [only] => *only.start()..=*only.end(),
        [first, .., last] => *first.start()..=*last.end(),
        [] => 0..=0,
    }
}

mod sealed {
    pub trait Sealed {}
}

macro_rules! limits {
    ($($(#[doc = $documentation:literal])+ $Property:ident($name:literal): $($min:literal..=$max:literal)|+;)+) => {
        $(
            $(#[doc = $documentation])+
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub enum $Property {}

            impl sealed::Sealed for $Property {}

            impl Limits for $Property {
                const PROPERTY: &'static str = $name;
                const RANGES: &'static [RangeInclusive<i64>] = &[$($min..=$max),+];
            }
        )+
    };
}

limits! {
    /// The number of records or messages in [a batch](https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html).
    BatchSize("BatchSize"): 1..=10_000;
    /// The number of messages in a batch of a FIFO queue, which is [at most 10](https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html).
    FifoBatchSize("BatchSize"): 1..=10;
    /// The seconds in which [a batch](https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html) is gathered.
    BatchingWindow("MaximumBatchingWindowInSeconds"): 0..=300;
    /// The number of batches of one shard that are [processed at once](https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html).
    ParallelizationFactor("ParallelizationFactor"): 1..=10;
    /// The number of retries of [a failed batch](https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html). -1 is no limit.
    BatchRetryAttempts("MaximumRetryAttempts"): -1..=10_000;
    /// The seconds after which [a record](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html) is given up. -1 is never.
    RecordAge("MaximumRecordAgeInSeconds"): -1..=-1 | 60..=604_800;
    /// The length of [a tumbling window](https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html) in seconds.
    TumblingWindow("TumblingWindowInSeconds"): 0..=900;
    /// The time at which reading starts, in [Unix seconds](https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html) up to the end of the year 9999.
    StartingTimestamp("StartingPositionTimestamp"): 0..=253_402_300_799;
    /// The number of [concurrent invocations](https://docs.aws.amazon.com/lambda/latest/api/API_ScalingConfig.html) for a queue.
    MaximumConcurrency("MaximumConcurrency"): 2..=1_000;
    /// The [minimum number of pollers](https://docs.aws.amazon.com/lambda/latest/api/API_ProvisionedPollerConfig.html) for a queue.
    MinimumPollers("MinimumPollers"): 2..=200;
    /// The [maximum number of pollers](https://docs.aws.amazon.com/lambda/latest/api/API_ProvisionedPollerConfig.html) for a queue.
    MaximumPollers("MaximumPollers"): 2..=10_000;
    /// The number of retries of [an asynchronous invocation](https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html).
    InvokeRetryAttempts("MaximumRetryAttempts"): 0..=2;
    /// The age of [an asynchronous invocation](https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html) in seconds.
    InvokeEventAge("MaximumEventAgeInSeconds"): 60..=21_600;
    /// The number of retries of [a target of EventBridge](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html).
    TargetRetryAttempts("MaximumRetryAttempts"): 0..=185;
    /// The age of an event for [a target of EventBridge](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html) in seconds.
    TargetEventAge("MaximumEventAgeInSeconds"): 60..=86_400;
    /// The minutes in which [a flexible schedule](https://docs.aws.amazon.com/scheduler/latest/APIReference/API_FlexibleTimeWindow.html) starts.
    FlexibleWindow("MaximumWindowInMinutes"): 1..=1_440;
    /// The seconds after which Lambda stops an invocation, by [`CreateFunction`](https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html).
    Timeout("Timeout"): 1..=5_400;
    /// The [`Timeout`] of a function without a capacity provider.
    StandardTimeout("Timeout"): 1..=1_800;
    /// The memory of [a function](https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html) in MB.
    MemorySize("MemorySize"): 128..=32_768;
    /// The memory of [a function without a capacity provider](https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html) in MB.
    StandardMemorySize("MemorySize"): 128..=10_240;
    /// The memory of [a function with a capacity provider](https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances-best-practices.html) in MB.
    ManagedMemorySize("MemorySize"): 2_048..=32_768;
    /// The invocations that run at once in [one execution environment](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-lambdamanagedinstancescapacityproviderconfig.html).
    EnvironmentConcurrency("PerExecutionEnvironmentMaxConcurrency"): 1..=1_600;
    /// The memory in GiB for [each vCPU](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-lambdamanagedinstancescapacityproviderconfig.html).
    MemoryPerVcpu("ExecutionEnvironmentMemoryGiBPerVCpu"): 2..=8;
    /// The number of [execution environments](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-functionscalingconfig.html) on Managed Instances.
    ExecutionEnvironments("ExecutionEnvironments"): 0..=15_000;
    /// The size of [`/tmp`](https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html) in MB.
    StorageSize("EphemeralStorage"): 512..=10_240;
    /// The number of [reserved invocations](https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionConcurrency.html).
    ReservedConcurrency("ReservedConcurrentExecutions"): 0..=2_147_483_647;
    /// The seconds for which SQS hides [a received message](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html).
    VisibilityTimeout("VisibilityTimeout"): 0..=43_200;
    /// The seconds after which a failed message comes again. SQS hides a message for at most [12 hours since it was received][1];
    /// from that, the longest [`Timeout`] and the longest [`BatchingWindow`] are left out.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html
    Backoff("VisibilityTimeout"): 1..=37_500;
    /// The seconds for which SQS keeps [a message](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html).
    MessageRetention("MessageRetentionPeriod"): 60..=1_209_600;
    /// The seconds after which [a message](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html) can be received.
    MessageDelay("DelaySeconds"): 0..=900;
    /// The number of receives after which SQS moves a message to [the dead-letter queue](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html).
    ReceiveCount("maxReceiveCount"): 1..=1_000;
    /// The number of [shards](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kinesis-stream.html) of a provisioned stream.
    ShardCount("ShardCount"): 1..=100_000;
    /// The hours for which Kinesis keeps [a record](https://docs.aws.amazon.com/kinesis/latest/APIReference/API_IncreaseStreamRetentionPeriod.html).
    StreamRetention("RetentionPeriodHours"): 24..=8_760;
    /// The days after which S3 deletes [an object](https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleExpiration.html).
    ObjectExpiration("ExpirationInDays"): 1..=2_147_483_647;
    /// The days for which CloudWatch Logs keeps [log events](https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html).
    LogRetention("RetentionInDays"): 1..=1 | 3..=3 | 5..=5 | 7..=7 | 14..=14 | 30..=30
        | 60..=60 | 90..=90 | 120..=120 | 150..=150 | 180..=180 | 365..=365
        | 400..=400 | 545..=545 | 731..=731 | 1_096..=1_096 | 1_827..=1_827 | 2_192..=2_192
        | 2_557..=2_557 | 2_922..=2_922 | 3_288..=3_288 | 3_653..=3_653;
}
