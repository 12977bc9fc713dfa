//! The log group of a function, which several may share.

use serde_json::json;

use crate::{
    cloudformation::{FunctionTemplate, SourceName, TemplateError},
    manifest::Function,
};

/// The logical id of the log group that the template makes for the function; `None` where it makes none.
pub(super) fn id(function: &Function, template: &FunctionTemplate<'_>) -> Option<String> {
    function.log_retention_in_days?;
    let config = function.properties.logging_config.as_ref();
    Some(match config.and_then(|config| config.log_group.as_ref()) {
        // All functions that write to the group share it, so its id must not depend on one of them.
        Some(name) => SourceName::new(name).shared("LogGroup"),
        None => template.ids().log_group(),
    })
}

/// Adds an [`AWS::Logs::LogGroup`][1] where the function says how long log events are kept. It stays when the stack goes.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html
pub(super) fn add(
    function: &Function,
    template: &mut FunctionTemplate<'_>,
) -> Result<(), TemplateError> {
    let (Some(id), Some(days)) = (id(function, template), function.log_retention_in_days) else {
        return Ok(());
    };
    let properties = json!({"LogGroupName": function.log_group(), "RetentionInDays": days});
    template.add_shared_retained(id, "AWS::Logs::LogGroup", properties)
}
