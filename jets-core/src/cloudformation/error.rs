//! Why a manifest cannot become a template.

use std::fmt;

use crate::placeholders::PlaceholderError;

/// Why a manifest cannot become a template.
#[derive(Debug)]
#[non_exhaustive]
pub enum TemplateError {
    /// The manifest has no function, and a template needs a resource.
    NoFunction,
    /// The name of a project or an environment cannot be part of a function's name.
    StackName(String),
    /// The name of a function has more than 64 characters with the project and environment given.
    FunctionName {
        /// The name.
        name: String,
        /// The handler of the function.
        handler: String,
    },
    /// The template would have more of something than CloudFormation takes.
    TooMany {
        /// Of what: `resources`, `parameters` or `outputs`.
        what: &'static str,
        /// How many there would be.
        count: usize,
        /// The most that CloudFormation takes.
        most: usize,
    },
    /// A job's and a function's name do not make a logical id.
    NoLogicalId {
        /// The job's name.
        job: String,
        /// The function's name.
        function: String,
    },
    /// Two functions would have one logical id.
    DuplicateLogicalId {
        /// The logical id.
        id: String,
        /// The handlers of the functions.
        handlers: [String; 2],
    },
    /// A placeholder would be a parameter with the logical id of a resource.
    ParameterIsResource {
        /// The name in the placeholder.
        name: String,
        /// The handler of the function that the resource belongs to.
        handler: String,
    },
    /// A placeholder cannot be resolved.
    Placeholder {
        /// The handler of the function.
        handler: String,
        /// What is wrong with the placeholder.
        error: PlaceholderError,
    },
    /// A part of the manifest has no form in JSON.
    NotJson {
        /// The handler of the function.
        handler: String,
        /// What is wrong with it.
        error: serde_json::Error,
    },
}

impl TemplateError {
    pub(crate) fn placeholder(handler: &str, error: PlaceholderError) -> Self {
        Self::Placeholder {
            handler: handler.to_owned(),
            error,
        }
    }

    pub(crate) fn not_json(handler: &str, error: serde_json::Error) -> Self {
        Self::NotJson {
            handler: handler.to_owned(),
            error,
        }
    }
}

impl fmt::Display for TemplateError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFunction => {
                formatter.write_str("the manifest has no function: a template needs one at least")
            }
            Self::StackName(name) => write!(
                formatter,
                "`{name}` is not a name of a project or environment: accepted are ASCII letters, digits, `-` and `_`"
            ),
            Self::FunctionName { name, handler } => write!(
                formatter,
                "function `{handler}` would be named `{name}`, of {} characters; the most is 64: shorten the project, the environment, the job or the function",
                name.chars().count()
            ),
            Self::TooMany { what, count, most } => write!(
                formatter,
                "the template would have {count} {what}, and CloudFormation takes at most {most}: divide the jobs among several programs"
            ),
            Self::NoLogicalId { job, function } => write!(
                formatter,
                "`{job}` and `{function}` do not make a logical id: accepted are ASCII letters, digits and `_`"
            ),
            Self::DuplicateLogicalId {
                id,
                handlers: [first, second],
            } => write!(
                formatter,
                "`{first}` and `{second}` would both be `{id}` in the template: rename one of them"
            ),
            Self::ParameterIsResource { name, handler } => write!(
                formatter,
                "`${{{name}}}` would be a parameter, but `{name}` is a resource of `{handler}`: use another name"
            ),
            Self::Placeholder { handler, error } => {
                write!(formatter, "function `{handler}`: {error}")
            }
            Self::NotJson { handler, error } => {
                write!(
                    formatter,
                    "function `{handler}` has no form in JSON: {error}"
                )
            }
        }
    }
}

impl std::error::Error for TemplateError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Placeholder { error, .. } => Some(error),
            Self::NotJson { error, .. } => Some(error),
            _ => None,
        }
    }
}
