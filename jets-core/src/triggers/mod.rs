//! What can invoke a function. A trigger is one module here, and one line in [`Trigger`].

pub mod kinesis;

use serde::{Deserialize, Serialize};

/// What invokes a function.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Trigger {
    /// Records of a Kinesis data stream.
    Kinesis(kinesis::KinesisTrigger),
}
