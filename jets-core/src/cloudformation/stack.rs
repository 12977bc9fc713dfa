//! What a deployment is called.

use super::TemplateError;

/// The names of a deployment: the defaults of the template's parameters `Project` and `Environment`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stack {
    /// The project's name, such as `demo`.
    pub project: String,
    /// The environment's name, such as `dev`.
    pub environment: String,
}

impl Default for Stack {
    /// Project `demo` in environment `dev`.
    fn default() -> Self {
        Self::new("demo", "dev")
    }
}

impl Stack {
    /// A stack of project `project` in environment `environment`.
    ///
    /// Both are part of function names: letters, digits, `-` and `_`.
    #[must_use]
    pub fn new(project: impl Into<String>, environment: impl Into<String>) -> Self {
        Self {
            project: project.into(),
            environment: environment.into(),
        }
    }

    /// Checks that the names can be part of [a function's][1].
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html#lambda-CreateFunction-request-FunctionName
    pub(crate) fn check(&self) -> Result<(), TemplateError> {
        for name in [&self.project, &self.environment] {
            let accepted = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
            if name.is_empty() || !name.bytes().all(accepted) {
                return Err(TemplateError::StackName(name.clone()));
            }
        }
        Ok(())
    }
}
