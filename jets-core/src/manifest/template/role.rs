//! Adds the role that a function runs as.

use serde_json::{Value, json};

use crate::{
    aws::PolicyDocument,
    cloudformation::{FunctionTemplate, TemplateError},
    manifest::Function,
};

/// Returns the ARN of the existing role that the function names, or of the one that the template makes.
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
    let mut properties = json!({
        "AssumeRolePolicyDocument": {
            "Version": "2012-10-17",
            "Statement": [{
                "Effect": "Allow",
                "Principal": {"Service": "lambda.amazonaws.com"},
                "Action": "sts:AssumeRole",
            }],
        },
    });
    if let Value::Object(properties) = &mut properties {
        if let Some(boundary) = &function.permissions_boundary {
            properties.insert("PermissionsBoundary".to_owned(), json!(boundary));
        }
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
    }
    let id = template.ids().iam_role();
    template.add(id, "AWS::IAM::Role", properties)
}

/// Returns the manifest's policy. If the function was renamed after the policy was made, its log group is replaced by
/// that of the new name.
fn policy(function: &Function) -> PolicyDocument {
    let declared = function.handler.replace('.', "-");
    let declared = format!(":log-group:/aws/lambda/${{Project}}-${{Environment}}-{declared}:*");
    let actual = format!(":log-group:{}:*", function.log_group());
    let mut policy = function.policy.clone();
    for statement in &mut policy.statement {
        for resource in &mut statement.resource {
            *resource = resource.replace(&declared, &actual);
        }
    }
    policy
}
