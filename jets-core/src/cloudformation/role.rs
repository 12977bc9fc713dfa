//! The role of a function.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{FunctionTemplate, TemplateError, extend, insert};
use crate::{
    aws::PolicyDocument,
    manifest::{Function, SOURCE_FUNCTION},
    value::ToValue as _,
};

pub(super) fn arn(function: &Function, template: &FunctionTemplate<'_>) -> Value {
    match &function.role {
        Some(arn) => json!(arn),
        None => json!({"Fn::GetAtt": [template.ids().iam_role(), "Arn"]}),
    }
}

/// Adds an [`AWS::IAM::Role`][1] that Lambda can assume, with the permissions in the manifest.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
pub(super) fn add(
    function: &Function,
    template: &mut FunctionTemplate<'_>,
) -> Result<(), TemplateError> {
    if function.role.is_some() {
        return Ok(());
    }
    let mut properties = serde_json::Map::new();
    if !function.policy.statement.is_empty() {
        let policy = json!({
            "PolicyName": function.function_name,
            "PolicyDocument": template.json(&policy(function)),
        });
        properties.insert("Policies".to_owned(), json!([policy]));
    }
    if !function.managed_policies.is_empty() {
        let arns = json!(function.managed_policies);
        properties.insert("ManagedPolicyArns".to_owned(), arns);
    }
    let id = template.ids().iam_role();
    template.add_role(id, "lambda.amazonaws.com", None, Value::Object(properties))
}

pub(super) fn properties(function: &Function) -> serde_json::Map<String, Value> {
    let tags = function.role_tags.as_ref();
    let declared = [
        ("PermissionsBoundary", json!(function.permissions_boundary)),
        ("Path", json!(function.role_path)),
        (
            "Tags",
            tags.map_or(Value::Null, |tags| Value::from(&tags.to_value())),
        ),
    ];
    let declared = declared.into_iter().filter(|(_, value)| !value.is_null());
    declared
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// Returns the manifest's policy. If the function was renamed after the policy was made, its log group and its ARN are
/// replaced by those of the new name.
fn policy(function: &Function) -> PolicyDocument {
    let declared = function.handler.replace('.', "-");
    let declared = format!("${{Project}}-${{Environment}}-{declared}");
    let group = format!(":log-group:/aws/lambda/{declared}:*");
    let actual_group = format!(":log-group:{}:*", function.log_group_name());
    let arn = format!(":function:{declared}");
    let actual_arn = format!(":function:{}", function.function_name);
    let mut policy = function.policy.clone();
    for statement in &mut policy.statement {
        for resource in &mut statement.resource {
            *resource = resource.replace(&group, &actual_group);
        }
        let condition = statement.condition.iter_mut();
        for value in condition
            .flat_map(BTreeMap::values_mut)
            .filter_map(|keys| keys.get_mut(SOURCE_FUNCTION))
        {
            if let Some(text) = value.as_str().and_then(|text| text.strip_suffix(&arn)) {
                *value = format!("{text}{actual_arn}").into();
            }
        }
    }
    policy
}

impl FunctionTemplate<'_> {
    /// Adds a role that a service assumes, for sources with an ARN like `source_arn`. It has no rights but `policy`, the
    /// name of a policy and its statement. Functions and triggers may add equal ones. Returns the
    /// logical id.
    ///
    /// The condition [keeps others from using the role][1] through the service.
    ///
    /// [1]: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html#cross-service-confused-deputy-prevention
    pub(crate) fn add_service_role(
        &mut self,
        id: String,
        service: &str,
        source_arn: &str,
        (policy, statement): (&str, &Value),
    ) -> Result<String, TemplateError> {
        let condition = json!({
            "StringEquals": {"aws:SourceAccount": "${AWS::AccountId}"},
            "ArnLike": {"aws:SourceArn": source_arn},
        });
        let properties = json!({
            "Policies": [{
                "PolicyName": policy,
                "PolicyDocument": {"Version": "2012-10-17", "Statement": [statement]},
            }],
        });
        self.add_role(id.clone(), service, Some(condition), properties)?;
        Ok(id)
    }

    /// Adds a role that `service` assumes, with its other properties. Several triggers may add equal ones.
    pub(super) fn add_role(
        &mut self,
        id: String,
        service: &str,
        condition: Option<Value>,
        properties: Value,
    ) -> Result<(), TemplateError> {
        let mut trust = json!({
            "Effect": "Allow",
            "Principal": {"Service": service},
            "Action": "sts:AssumeRole",
        });
        if let Some(condition) = condition {
            insert(&mut trust, "Condition", condition);
        }
        let mut role = json!({
            "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [trust]},
        });
        extend(&mut role, Value::Object(self.of.role_properties.clone()));
        extend(&mut role, properties);
        self.add_shared(id, "AWS::IAM::Role", role)
    }
}
