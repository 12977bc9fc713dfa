//! An EventBridge event bus that a job creates.

#[cfg(feature = "cloudformation")]
use serde_json::json;

use super::{ResourceParts, arn};
#[cfg(feature = "cloudformation")]
use crate::cloudformation::{ResourceTemplate, TemplateError};
use crate::{aws::DeletionPolicy, value::object};

object! {
    /// An event bus that the template creates: an [`AWS::Events::EventBus`][1].
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbus.html
    #[derive(Eq)]
    pub struct EventBus {
        /// The bus's name.
        pub name: String,
        /// What happens to the bus when it leaves the stack. The default is `Delete`, because a bus holds no data.
        pub deletion_policy: Option<DeletionPolicy>,
    }
    /// Creates a bus with the library's defaults.
    pub fn new(name: impl Into<String>);
}

impl EventBus {
    /// The name of the bus that every account has.
    pub(crate) const DEFAULT: &'static str = "default";

    /// Returns the ARN of the bus `name`, in the partition, region and account of the deployment.
    #[must_use]
    pub fn arn(name: &str) -> String {
        arn("events", &format!("event-bus/{name}"))
    }
}

impl ResourceParts for EventBus {
    fn arns(&self) -> Vec<(String, &'static str)> {
        vec![(Self::arn(&self.name), "Arn")]
    }

    #[cfg(feature = "cloudformation")]
    fn add_to(&self, template: &mut ResourceTemplate<'_>) -> Result<(), TemplateError> {
        let properties = json!({"Name": self.name});
        template.add("AWS::Events::EventBus", self.deletion_policy, properties)?;
        template.add_output("Name", "Name of the event bus");
        Ok(())
    }
}
