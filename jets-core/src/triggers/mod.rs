//! What can invoke a function.
//!
//! A trigger is one module here and one line in the list of [`Trigger`]. Its type is what the manifest holds, and
//! has the methods that `Trigger` hands on.

pub mod kinesis;

use serde::{Deserialize, Serialize};

use crate::manifest::Statement;

macro_rules! triggers {
    ($($(#[$documentation:meta])* $Name:ident($Type:ty),)+) => {
        /// What invokes a function.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "type", rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum Trigger {
            $($(#[$documentation])* $Name($Type),)+
        }

        impl Trigger {
            /// The least that a function needs to be invoked by this trigger.
            #[must_use]
            pub fn default_policy(&self) -> Vec<Statement> {
                match self {
                    $(Self::$Name(trigger) => trigger.default_policy(),)+
                }
            }

            /// The right to send what failed to the trigger's destination, where it names one.
            #[must_use]
            pub fn on_failure_policy(&self) -> Vec<Statement> {
                match self {
                    $(Self::$Name(trigger) => trigger.on_failure_policy(),)+
                }
            }

            /// What the trigger listens to, as an ARN.
            #[must_use]
            pub fn source(&self) -> &str {
                match self {
                    $(Self::$Name(trigger) => trigger.source(),)+
                }
            }

            /// What the function gets at once, in words.
            #[must_use]
            pub fn invocation(&self) -> String {
                match self {
                    $(Self::$Name(trigger) => trigger.invocation(),)+
                }
            }

            /// The resources of a template through which the trigger invokes its function.
            #[cfg(feature = "cloudformation")]
            pub(crate) fn resources(
                &self,
                ids: &crate::cloudformation::TriggerIds<'_>,
            ) -> serde_json::Result<Vec<crate::cloudformation::Resource>> {
                match self {
                    $(Self::$Name(trigger) => trigger.resources(ids),)+
                }
            }
        }
    };
}

triggers! {
    /// Records of a Kinesis data stream.
    Kinesis(kinesis::KinesisTrigger),
}
