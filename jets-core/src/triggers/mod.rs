//! What can invoke a function.
//!
//! A trigger is one folder here and one line in the list below, from which everything follows that knows all triggers.

use serde::{Deserialize, Serialize};

use crate::aws::{EventSourceMapping, Statement};
#[cfg(feature = "cloudformation")]
use crate::cloudformation::{FunctionTemplate, TemplateError};

/// What the rest of the library asks of a trigger.
pub(crate) trait TriggerParts {
    /// What the trigger listens to, as an ARN.
    fn source(&self) -> &str;

    /// What the function gets at once, in words.
    fn invocation(&self) -> String;

    /// The least that a function needs to be invoked by this trigger.
    fn default_policy(&self) -> Vec<Statement>;

    /// The mapping of a source that Lambda polls; `None` for one that invokes the function itself.
    fn event_source_mapping(&self) -> Option<&EventSourceMapping>;

    /// Adds the resources through which the trigger invokes its function.
    #[cfg(feature = "cloudformation")]
    fn add_to(&self, template: &mut FunctionTemplate<'_>) -> Result<(), TemplateError>;
}

#[cfg(feature = "runtime")]
mod mapping_words;

macro_rules! triggers {
    ($(
        $(#[$documentation:meta])*
        $module:ident: $Name:ident($Type:ident) {
            keyword: $keyword:ident,
            items: $items:tt,
            test_events: $test_events:tt,
        }
    )+) => {
        $(
            #[doc = concat!("`", stringify!($keyword), "`.")]
            pub mod $module;
        )+

        /// What invokes a function.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "type", rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum Trigger {
            $($(#[$documentation])* $Name($module::$Type),)+
        }

        impl Trigger {
            fn parts(&self) -> &dyn TriggerParts {
                match self {
                    $(Self::$Name(trigger) => trigger,)+
                }
            }
        }

        $(
            impl From<$module::$Type> for Trigger {
                fn from(trigger: $module::$Type) -> Self {
                    Self::$Name(trigger)
                }
            }
        )+

        /// The types with which functions take what a trigger brings.
        #[cfg(feature = "runtime")]
        pub mod items {
            $(pub use super::$module::$items;)+
        }

        /// The makers of events.
        #[cfg(feature = "runtime")]
        pub(crate) mod test_events {
            $(pub use super::$module::$test_events;)+
        }

        /// The keywords of `jobs!`.
        #[cfg(feature = "runtime")]
        pub(crate) mod words {
            $(pub use super::$module::words as $keyword;)+
        }

        /// The parameters of functions.
        #[cfg(feature = "runtime")]
        pub(crate) mod parameters {
            $(pub use super::$module::parameters::*;)+
        }
    };
}

triggers! {
    /// Records of a Kinesis data stream.
    kinesis: Kinesis(KinesisTrigger) {
        keyword: kinesis_event,
        items: {Kinesis, KinesisData, KinesisRecord},
        test_events: {KinesisEvent, KinesisEventRecord},
    }

    /// Messages of an SQS queue.
    sqs: Sqs(SqsTrigger) {
        keyword: sqs_event,
        items: {Sqs, SqsMessage, SqsMessageAttribute, SqsMessages},
        test_events: {SqsEvent, SqsEventMessage},
    }
}

impl Trigger {
    /// What the trigger listens to, as an ARN.
    #[must_use]
    pub fn source(&self) -> &str {
        self.parts().source()
    }

    /// What the function gets at once, in words, such as `up to 100 records`.
    #[must_use]
    pub fn invocation(&self) -> String {
        self.parts().invocation()
    }

    /// The least that a function needs to be invoked by this trigger.
    #[must_use]
    pub fn default_policy(&self) -> Vec<Statement> {
        self.parts().default_policy()
    }

    /// The right to send what failed to the trigger's destination, where it names one.
    #[must_use]
    pub fn destination_policy(&self) -> Vec<Statement> {
        self.event_source_mapping()
            .map(EventSourceMapping::destination_policy)
            .unwrap_or_default()
    }

    /// The mapping of a source that Lambda polls; `None` for one that invokes the function itself.
    #[must_use]
    pub fn event_source_mapping(&self) -> Option<&EventSourceMapping> {
        self.parts().event_source_mapping()
    }

    /// Adds the resources through which the trigger invokes its function.
    #[cfg(feature = "cloudformation")]
    pub(crate) fn add_to(&self, template: &mut FunctionTemplate<'_>) -> Result<(), TemplateError> {
        self.parts().add_to(template)
    }
}
