//! Parts of CloudFormation and IAM, with the names and structure of AWS.

/// Creates a struct with the fields of the first value where they are `Some`, and else those of the second. Fields with a
/// function are merged by it where both are `Some`.
macro_rules! over {
    ($own:ident, $class:ident; $($field:ident),+; $($merged:ident by $merge:expr),*) => {
        Self {
            $($field: $own.$field.or($class.$field),)+
            $($merged: match ($own.$merged, $class.$merged) {
                (Some(own), Some(class)) => Some($merge(own, class)),
                (own, class) => own.or(class),
            },)*
        }
    };
}

mod choice;
mod destination;
mod event_source_mapping;
mod events_rule;
mod execution_environment;
mod function_properties;
pub mod limits;
mod number;
mod policy;
mod schedule_expression;

use crate::value::names;

pub(crate) use destination::sending_to;
pub use {
    choice::{Choice, ChoiceError, ChoiceErrorKind},
    destination::{
        Destination, EventInvokeConfig, EventInvokeDestination, EventInvokeDestinations,
        ReceiverKind,
    },
    event_source_mapping::{
        DestinationConfig, EventSourceMapping, Filter, FilterCriteria, FunctionResponseType,
        MappingMetric, MetricsConfig, OnFailure, ProvisionedPollerConfig, ScalingConfig,
        StartingPosition, StartingTime,
    },
    events_rule::{EventTarget, EventsRule, InputTransformer, RetryPolicy, TargetDeadLetterConfig},
    execution_environment::{
        Architecture, CapacityProviderConfig, DirectS3Read, EphemeralStorage, FileSystemConfig,
        FunctionScalingConfig, ManagedInstances, RuntimeManagementConfig, S3FilesConfig,
        TenancyConfig, TenantIsolationMode, UpdateRuntimeOn, VpcConfig,
    },
    function_properties::{
        DeadLetterConfig, Environment, FunctionCode, FunctionProperties, LogFormat, LogGroup,
        LogGroupClass, LogLevel, LoggingConfig, MAX_DESCRIPTION, MAX_TAGS, RecursiveLoop,
        SystemLogLevel, TAG_KEY_CHARACTERS, TAG_VALUE_CHARACTERS, Tag, TracingConfig, TracingMode,
    },
    number::{FixedNumber, Number, NumberError, NumberErrorKind},
    policy::{Arn, Effect, PolicyDocument, Statement},
    schedule_expression::{
        AtExpression, CronExpression, RateExpression, ScheduleError, ScheduleErrorKind,
        ScheduleExpression, is_utc_time,
    },
};

names! {
    /// What CloudFormation does with a resource that is removed from the template, or whose stack is deleted: its
    /// [`DeletionPolicy`][1].
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
    pub enum DeletionPolicy {
        /// The resource is deleted.
        Delete,
        /// The resource stays.
        Retain,
        /// The resource stays, unless the operation that created it is rolled back. With `Retain`, a failed first deployment
        /// would leave a name that the next one cannot create.
        RetainExceptOnCreate,
    }
}

names! {
    /// [What the records of a table's stream contain][1].
    ///
    /// [1]: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_StreamSpecification.html
    pub enum StreamViewType {
        /// Only the key of the changed item.
        KeysOnly as "KEYS_ONLY",
        /// The item as it is after the change.
        NewImage as "NEW_IMAGE",
        /// The item as it was before the change.
        OldImage as "OLD_IMAGE",
        /// Both.
        NewAndOldImages as "NEW_AND_OLD_IMAGES",
    }
}
