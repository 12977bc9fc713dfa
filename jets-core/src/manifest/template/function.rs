//! Adds the resources of one function.

use serde_json::{Value, json};

use super::{log_group, role};
use crate::{
    aws::Architecture,
    cloudformation::{FunctionTemplate, LONGEST_FUNCTION_NAME, Stack, TemplateError},
    manifest::Function,
};

/// The runtime for compiled programs: [Lambda's page on runtimes][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
const RUNTIME: &str = "provided.al2023";

/// Checks that the function's name is not too long in `stack`. Returns its length without the names of project and
/// environment.
pub(super) fn check_name(function: &Function, stack: &Stack) -> Result<usize, TemplateError> {
    let name = |project: &str, environment: &str| {
        let name = function.function_name.replace("${Project}", project);
        name.replace("${Environment}", environment)
    };
    let deployed = name(&stack.project, &stack.environment);
    if deployed.chars().count() > LONGEST_FUNCTION_NAME {
        return Err(TemplateError::FunctionName {
            name: deployed,
            handler: function.handler.clone(),
        });
    }
    Ok(name("", "").chars().count())
}

/// Adds the function, its role, its output and the resources of its triggers.
pub(super) fn add(
    function: &Function,
    template: &mut FunctionTemplate<'_>,
) -> Result<(), TemplateError> {
    add_lambda_function(function, template)?;
    role::add(function, template)?;
    log_group::add(function, template)?;
    add_event_invoke_config(function, template)?;
    for trigger in &function.triggers {
        trigger.add_to(template)?;
    }
    template.add_output(
        template.ids().function_arn_output(),
        format!("ARN of the function that runs {}", function.handler),
        json!({"Fn::GetAtt": [template.ids().lambda_function(), "Arn"]}),
    );
    Ok(())
}

/// Adds an [`AWS::Lambda::Function`][1]: the manifest's properties, and those that all functions have.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
fn add_lambda_function(
    function: &Function,
    template: &mut FunctionTemplate<'_>,
) -> Result<(), TemplateError> {
    let mut properties = json!({
        "FunctionName": function.function_name,
        "Handler": function.handler,
        "Runtime": RUNTIME,
        "Architectures": [Architecture::Arm64],
        "Code": template.code(function.program.as_deref())?,
        "Role": role::arn(function, template),
    });
    if let (Value::Object(properties), Value::Object(declared)) =
        (&mut properties, template.json(&function.properties))
    {
        properties.extend(declared);
    }
    let id = template.ids().lambda_function();
    // The log group must exist before the function can be invoked.
    let before = log_group::id(function, template).into_iter().collect();
    template.add_after(before, id, "AWS::Lambda::Function", properties)
}

/// Adds an [`AWS::Lambda::EventInvokeConfig`][1], if the function has one.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventinvokeconfig.html
fn add_event_invoke_config(
    function: &Function,
    template: &mut FunctionTemplate<'_>,
) -> Result<(), TemplateError> {
    let Some(config) = &function.event_invoke_config else {
        return Ok(());
    };
    let mut properties = template.json(config);
    if let Value::Object(properties) = &mut properties {
        let name = json!({"Ref": template.ids().lambda_function()});
        properties.insert("FunctionName".to_owned(), name);
        properties.insert("Qualifier".to_owned(), json!("$LATEST"));
    }
    let id = template.ids().event_invoke_config();
    template.add(id, "AWS::Lambda::EventInvokeConfig", properties)
}
