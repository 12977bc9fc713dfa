//! What all functions of a template have, unless their jobs say something else.

use std::{collections::BTreeMap, mem};

use super::TemplateError;
use crate::{
    aws::{
        Arn, FunctionProperties, LogFormat, LoggingConfig, MAX_TAGS, Number, TAG_KEY_CHARACTERS,
        TAG_VALUE_CHARACTERS, Tag, TracingConfig, TracingMode, limits,
    },
    manifest::Function,
};

/// What all functions of a template have. What a job or a function says itself wins.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{cloudformation::Stack, manifest::{LogFormat, TracingMode}};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut stack = Stack::new("shop", "prod");
/// stack.defaults.memory_size = Some(512.try_into()?);
/// stack.defaults.log_format = Some(LogFormat::Json);
/// stack.defaults.log_retention_in_days = Some(30.try_into()?);
/// stack.defaults.tracing = Some(TracingMode::Active);
/// stack.defaults.tags.insert("team".to_owned(), "orders".to_owned());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct FunctionDefaults {
    /// Memory in MB: 128 to 10,240.
    pub memory_size: Option<Number<limits::MemorySize>>,
    /// How log lines are written.
    pub log_format: Option<LogFormat>,
    /// How long log events are kept. The template then makes the log groups. A function with `log_group`, whose group may
    /// exist, says this itself.
    pub log_retention_in_days: Option<Number<limits::LogRetention>>,
    /// Tags, which are added to those of each function.
    pub tags: BTreeMap<String, String>,
    /// Whether invocations are traced. The functions get the right to send traces.
    pub tracing: Option<TracingMode>,
    /// The ARN of the policy that limits the roles of the template.
    pub permissions_boundary: Option<String>,
}

impl FunctionDefaults {
    /// Checks what the types do not.
    pub(super) fn check(&self) -> Result<(), TemplateError> {
        let error = |property, problem: String| Err(TemplateError::Default { property, problem });
        for (key, value) in &self.tags {
            if !TAG_KEY_CHARACTERS.contains(&key.chars().count())
                || key.to_lowercase().starts_with("aws:")
            {
                let (min, max) = TAG_KEY_CHARACTERS.into_inner();
                return error(
                    "tags",
                    format!(
                        "a tag's key has {min} to {max} characters and does not begin with `aws:`, as `{key}`"
                    ),
                );
            }
            let is_fixed = !value.contains("${");
            if is_fixed && !TAG_VALUE_CHARACTERS.contains(&value.chars().count()) {
                let max = TAG_VALUE_CHARACTERS.end();
                return error(
                    "tags",
                    format!("the value of `{key}` has more than {max} characters"),
                );
            }
        }
        match &self.permissions_boundary {
            Some(arn) if Arn::parse(arn).is_none() && !arn.starts_with("${") => error(
                "permissions_boundary",
                format!(
                    "`{arn}` is not the ARN of a policy, such as `arn:aws:iam::112233445566:policy/boundary`"
                ),
            ),
            _ => Ok(()),
        }
    }

    /// Returns the function with what it does not say itself.
    pub(super) fn of(&self, function: &Function) -> Result<Function, TemplateError> {
        let mut function = function.clone();
        if *self == Self::default() {
            return Ok(function);
        }
        let to_log = function.log_permission();
        let properties = mem::take(&mut function.properties);
        function.properties = properties.over(self.properties());
        let config = function.properties.logging_config.as_ref();
        if let Some(days) = &self.log_retention_in_days
            && config.is_none_or(|config| config.log_group.is_none())
        {
            let group = function.log_group.get_or_insert_default();
            group.retention_in_days.get_or_insert_with(|| days.clone());
        }
        let boundary = &mut function.permissions_boundary;
        *boundary = boundary
            .take()
            .or_else(|| self.permissions_boundary.clone());
        // A function whose log group is there need not create it.
        if function.log_permission() != to_log {
            function
                .policy
                .statement
                .retain(|statement| *statement != to_log);
        }
        function.add_needed_permissions();
        match &function.properties.tags {
            Some(tags) if tags.len() > MAX_TAGS => Err(TemplateError::Default {
                property: "tags",
                problem: format!(
                    "function `{}` would have {} tags; the most is {MAX_TAGS}",
                    function.handler,
                    tags.len()
                ),
            }),
            _ => Ok(function),
        }
    }

    fn properties(&self) -> FunctionProperties {
        let tags = self.tags.iter().map(|(key, value)| Tag {
            key: key.clone(),
            value: value.clone(),
        });
        FunctionProperties {
            memory_size: self.memory_size.clone(),
            tags: (!self.tags.is_empty()).then(|| tags.collect()),
            tracing_config: self.tracing.map(TracingConfig::new),
            logging_config: self.log_format.map(|format| LoggingConfig {
                log_format: Some(format.into()),
                ..LoggingConfig::default()
            }),
            ..FunctionProperties::default()
        }
    }
}
