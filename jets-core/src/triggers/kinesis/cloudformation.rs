//! A Kinesis trigger in a template.

use serde_json::{Value, json};

use super::KinesisTrigger;
use crate::cloudformation::{Resource, TriggerIds};

impl KinesisTrigger {
    /// An [`AWS::Lambda::EventSourceMapping`][1].
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html
    pub(crate) fn resources(&self, ids: &TriggerIds<'_>) -> serde_json::Result<Vec<Resource>> {
        let mut properties = serde_json::to_value(&self.event_source_mapping)?;
        if let Value::Object(properties) = &mut properties {
            let function = json!({"Ref": ids.function.lambda_function()});
            properties.insert("FunctionName".to_owned(), function);
        }
        Ok(vec![Resource::new(
            ids.resource("EventSourceMapping"),
            "AWS::Lambda::EventSourceMapping",
            properties,
        )])
    }
}
