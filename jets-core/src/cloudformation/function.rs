//! The resources of one function.

use serde_json::{Value, json};

use super::{
    TemplateError,
    logical_ids::FunctionIds,
    parameters::{CODE_BUCKET, CODE_KEY},
    placeholders::Placeholders,
    resource::Resource,
    role,
    template::ResolvedResource,
};
use crate::manifest::{Architecture, Function};

/// The runtime of a program that brings its own: [Lambda's page on runtimes][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
const RUNTIME: &str = "provided.al2023";

/// The function, its role and what its triggers need, under their logical ids.
pub(super) fn resources(
    function: &Function,
    ids: &FunctionIds,
    placeholders: &mut Placeholders,
) -> Result<Vec<(String, ResolvedResource)>, TemplateError> {
    unresolved(function, ids)
        .map_err(|error| TemplateError::not_json(&function.handler, error))?
        .into_iter()
        .map(|resource| resource.resolved(placeholders))
        .collect::<Result<_, _>>()
        .map_err(|error| TemplateError::placeholder(&function.handler, error))
}

/// The resources with the manifest's placeholders still in them.
fn unresolved(function: &Function, ids: &FunctionIds) -> serde_json::Result<Vec<Resource>> {
    let mut resources = vec![
        lambda_function(function, ids)?,
        role::resource(function, ids)?,
    ];
    let trigger_ids = ids.triggers(function.triggers.len());
    for (trigger, ids) in function.triggers.iter().zip(trigger_ids) {
        resources.extend(trigger.resources(&ids)?);
    }
    Ok(resources)
}

/// An [`AWS::Lambda::Function`][1]: the manifest's properties, and those that are the same for every function.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
fn lambda_function(function: &Function, ids: &FunctionIds) -> serde_json::Result<Resource> {
    let mut properties = json!({
        "FunctionName": function.function_name,
        "Handler": function.handler,
        "Runtime": RUNTIME,
        "Architectures": [Architecture::Arm64],
        "Code": {"S3Bucket": {"Ref": CODE_BUCKET}, "S3Key": {"Ref": CODE_KEY}},
        "Role": {"Fn::GetAtt": [ids.iam_role(), "Arn"]},
    });
    if let (Value::Object(properties), Value::Object(declared)) =
        (&mut properties, serde_json::to_value(&function.properties)?)
    {
        properties.extend(declared);
    }
    Ok(Resource::new(
        ids.lambda_function(),
        "AWS::Lambda::Function",
        properties,
    ))
}
