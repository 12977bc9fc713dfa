//! Parts of CloudFormation and IAM, with the names and structure of AWS.

mod arn;
mod choice;
mod deletion_policy;
mod event_invoke_config;
mod event_source_mapping;
mod events_rule;
mod function_properties;
pub mod limits;
mod number;
mod policy;
mod schedule_expression;

pub use arn::Arn;
pub use choice::{Choice, ChoiceError};
pub use deletion_policy::DeletionPolicy;
pub(crate) use event_invoke_config::sending_to;
pub use event_invoke_config::{EventInvokeConfig, EventInvokeDestination, EventInvokeDestinations};
pub use event_source_mapping::{
    DestinationConfig, EventSourceMapping, Filter, FilterCriteria, FunctionResponseType,
    MappingMetric, MetricsConfig, OnFailure, ProvisionedPollerConfig, ScalingConfig,
    StartingPosition, StartingTime,
};
pub use events_rule::{EventsRule, RetryPolicy};
pub use function_properties::{
    Architecture, DeadLetterConfig, Environment, EphemeralStorage, FunctionProperties, LogFormat,
    LogLevel, LoggingConfig, MAX_DESCRIPTION, MAX_TAGS, RecursiveLoop, SystemLogLevel,
    TAG_KEY_CHARACTERS, TAG_VALUE_CHARACTERS, Tag, TracingConfig, TracingMode, VpcConfig,
};
pub use number::{FixedNumber, Number, NumberError};
pub use policy::{Effect, PolicyDocument, Statement};
pub use schedule_expression::{
    CronExpression, RateExpression, RateUnit, ScheduleError, ScheduleExpression, is_utc_time,
};

#[cfg(feature = "cloudformation")]
pub(crate) use choice::WordParameter;
#[cfg(feature = "cloudformation")]
pub(crate) use number::{NumberParameter, Properties};
