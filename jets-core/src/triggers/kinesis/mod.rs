//! Kinesis data streams: the trigger in the manifest, and the records of a batch.

#[cfg(feature = "cloudformation")]
mod cloudformation;
#[cfg(feature = "runtime")]
pub(crate) mod decode;
mod manifest;

pub use manifest::{
    DestinationConfig, EventSourceMapping, Filter, FilterCriteria, FunctionResponseType,
    KinesisTrigger, OnFailure, StartingPosition,
};
