//! The role that a function runs as.

use serde_json::{Value, json};

use crate::{
    cloudformation::{FunctionTemplate, TemplateError},
    manifest::Function,
};

/// Adds an [`AWS::IAM::Role`][1] that Lambda may assume and that may do what the manifest says.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
pub(super) fn add(
    function: &Function,
    template: &mut FunctionTemplate<'_>,
) -> Result<(), TemplateError> {
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
        if !function.policy.statement.is_empty() {
            let policy = json!({
                "PolicyName": function.function_name,
                "PolicyDocument": template.json(&function.policy)?,
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
