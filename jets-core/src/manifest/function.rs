//! One Lambda function of a manifest.

use serde::{Deserialize, Serialize};

use crate::{
    aws::{FunctionProperties, PolicyDocument},
    names::HandlerName,
    triggers::Trigger,
};

/// One Lambda function: its names, its triggers, its properties and what it may do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Function {
    /// The name of the function in its job, such as `file`.
    pub name: String,
    /// The name under which the program serves it, such as `data_job.file`: the `Handler` of the Lambda function.
    pub handler: String,
    /// The Lambda function's name, such as `${Project}-${Environment}-data_job-file`.
    pub function_name: String,
    /// What invokes it. Empty for a function that is invoked by name.
    pub triggers: Vec<Trigger>,
    /// Properties of [`AWS::Lambda::Function`][1], under AWS's names. What is absent keeps AWS's default.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
    pub properties: FunctionProperties,
    /// Everything that the function's role may do, beside its managed policies.
    pub policy: PolicyDocument,
    /// ARNs of the managed policies that the function's role has.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub managed_policies: Vec<String>,
}

impl Function {
    /// A function of job `job`, without trigger, property or permission.
    #[must_use]
    pub fn new(job: &str, name: &str) -> Self {
        let handler = HandlerName::new(job, name);
        Self {
            name: name.to_owned(),
            handler: handler.to_string(),
            function_name: handler.function_name(),
            triggers: Vec::new(),
            properties: FunctionProperties::default(),
            policy: PolicyDocument::default(),
            managed_policies: Vec::new(),
        }
    }
}
