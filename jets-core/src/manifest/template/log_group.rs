//! Adds the log group of a function, which several functions may share.

use serde_json::json;

use crate::{
    cloudformation::{FunctionTemplate, SourceName, TemplateError},
    manifest::Function,
};

/// Returns the logical id of the log group that the template makes for the function, or `None` if it makes none.
pub(super) fn id(function: &Function, template: &FunctionTemplate<'_>) -> Option<String> {
    function.log_retention_in_days?;
    let config = function.properties.logging_config.as_ref();
    Some(match config.and_then(|config| config.log_group.as_ref()) {
        // All functions that write to the group share it, so its id must not depend on one of them.
        Some(name) => SourceName::new(name).shared("LogGroup"),
        None => template.ids().log_group(),
    })
}

/// Adds an [`AWS::Logs::LogGroup`][1], if the function sets how long log events are kept. It is retained when the stack
/// is deleted.
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
