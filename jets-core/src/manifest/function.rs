//! One Lambda function of a manifest.

use crate::{
    aws::{EventInvokeConfig, FunctionProperties, PolicyDocument},
    names::HandlerName,
    triggers::Trigger,
    value::object,
};

/// One Lambda function: its names, triggers, properties and permissions.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Function {
    /// The name of the function in its job, such as `file`.
    pub name: String,
    /// The name under which the program serves it, such as `data_job.file`: the `Handler` of the Lambda function.
    pub handler: String,
    /// The Lambda function's name, such as `${Project}-${Environment}-data_job-file`.
    pub function_name: String,
    /// The name of the program that serves it, if the manifest covers several: see
    /// [`Manifest::of_program`](super::Manifest::of_program).
    pub program: Option<String>,
    /// What invokes it. Empty for a function that is invoked by name.
    pub triggers: Vec<Trigger>,
    /// Properties of [`AWS::Lambda::Function`][1], with AWS's names. Absent ones have AWS's default.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
    pub properties: FunctionProperties,
    /// Everything that the function's role may do, in addition to its managed policies.
    pub policy: PolicyDocument,
    /// The ARNs of the managed policies of the function's role.
    pub managed_policies: Vec<String>,
    /// How asynchronous invocations are retried, and where their results go: an [`AWS::Lambda::EventInvokeConfig`][1].
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventinvokeconfig.html
    pub event_invoke_config: Option<EventInvokeConfig>,
    /// How long the function's log events are kept. If it is set, the template makes the log group.
    pub log_retention_in_days: Option<u32>,
    /// The ARN of the role that the function runs as. Without it, the template makes one.
    pub role: Option<String>,
    /// The ARN of the permissions boundary of the roles that the template makes for the function.
    pub permissions_boundary: Option<String>,
}

object! { Function {
    name: "name",
    handler: "handler",
    function_name: "function_name",
    program: "program",
    triggers: "triggers",
    properties: "properties",
    policy: "policy",
    managed_policies: "managed_policies" if any,
    event_invoke_config: "event_invoke_config",
    log_retention_in_days: "log_retention_in_days",
    role: "role",
    permissions_boundary: "permissions_boundary",
} }

impl Function {
    /// Creates a function of `job`, without triggers, properties or permissions.
    #[must_use]
    pub fn new(job: &str, name: &str) -> Self {
        let handler = HandlerName::new(job, name);
        Self {
            name: name.to_owned(),
            handler: handler.to_string(),
            function_name: handler.function_name(),
            program: None,
            triggers: Vec::new(),
            properties: FunctionProperties::default(),
            policy: PolicyDocument::default(),
            managed_policies: Vec::new(),
            event_invoke_config: None,
            log_retention_in_days: None,
            role: None,
            permissions_boundary: None,
        }
    }

    /// Returns `true` if Lambda polls all triggers of the function, so that it is never invoked asynchronously.
    #[must_use]
    pub fn is_polled_only(&self) -> bool {
        !self.triggers.is_empty()
            && self
                .triggers
                .iter()
                .all(|trigger| trigger.event_source_mapping().is_some())
    }

    /// Returns the name of the log group that Lambda writes the function's logs to.
    #[must_use]
    pub fn log_group(&self) -> String {
        self.properties
            .logging_config
            .as_ref()
            .and_then(|config| config.log_group.clone())
            .unwrap_or_else(|| format!("/aws/lambda/{}", self.function_name))
    }
}
