//! The logical ids of resources: letters and digits, made from the names of job and function.

use std::collections::BTreeMap;

use super::TemplateError;
use crate::manifest::HandlerName;

/// The logical ids of one function and what belongs to it.
pub(crate) struct FunctionIds {
    prefix: String,
}

impl FunctionIds {
    /// The ids of function `function` of job `job`, such as `DataJobFile…`.
    pub(super) fn new(job: &str, function: &str) -> Result<Self, TemplateError> {
        let prefix = HandlerName::new(job, function).logical_id().to_owned();
        if prefix.is_empty() || !prefix.chars().all(|letter| letter.is_ascii_alphanumeric()) {
            return Err(TemplateError::NoLogicalId {
                job: job.to_owned(),
                function: function.to_owned(),
            });
        }
        Ok(Self { prefix })
    }

    /// The Lambda function.
    pub(crate) fn lambda_function(&self) -> String {
        format!("{}LambdaFunction", self.prefix)
    }

    /// The role that the function runs as.
    pub(super) fn iam_role(&self) -> String {
        format!("{}IamRole", self.prefix)
    }

    /// The output that gives the function's ARN.
    pub(super) fn function_arn_output(&self) -> String {
        format!("{}Arn", self.lambda_function())
    }

    /// The ids for each of `count` triggers.
    pub(super) fn triggers(&self, count: usize) -> impl Iterator<Item = TriggerIds<'_>> {
        (1..=count).map(move |number| TriggerIds {
            function: self,
            number: (count > 1).then_some(number),
        })
    }
}

/// The logical ids of what one trigger of a function needs.
pub(crate) struct TriggerIds<'a> {
    /// The function that the trigger invokes.
    pub(crate) function: &'a FunctionIds,
    number: Option<usize>,
}

impl TriggerIds<'_> {
    /// The resource of this kind, such as `EventSourceMapping`; numbered where the function has several triggers.
    pub(crate) fn resource(&self, kind: &str) -> String {
        let number = self.number.map(|number| number.to_string());
        format!(
            "{}{kind}{}",
            self.function.prefix,
            number.unwrap_or_default()
        )
    }
}

/// The logical ids of a template, and the handler of the function that each belongs to.
#[derive(Default)]
pub(super) struct Owners {
    handlers: BTreeMap<String, String>,
}

impl Owners {
    /// Notes that `id` belongs to the function with the handler `handler`.
    pub(super) fn claim(&mut self, id: &str, handler: &str) -> Result<(), TemplateError> {
        match self.handlers.insert(id.to_owned(), handler.to_owned()) {
            None => Ok(()),
            Some(first) => Err(TemplateError::DuplicateLogicalId {
                id: id.to_owned(),
                handlers: [first, handler.to_owned()],
            }),
        }
    }

    /// The handler of the function that `id` belongs to.
    pub(super) fn of(&self, id: &str) -> Option<&str> {
        self.handlers.get(id).map(String::as_str)
    }
}
