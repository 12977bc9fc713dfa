//! What a deployment is called, and what its parameters are.

use std::collections::BTreeMap;

use super::TemplateError;

/// A deployment: the defaults of the template's parameters.
///
/// A program that makes one template for each environment gives here what differs.
///
#[cfg_attr(not(doctest), doc = include_str!("../../docs/stack.md"))]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stack {
    /// The project's name, such as `demo`.
    pub project: String,
    /// The environment's name, such as `dev`.
    pub environment: String,
    /// The defaults of the other parameters, by name.
    pub parameters: BTreeMap<String, String>,
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
            parameters: BTreeMap::new(),
        }
    }

    /// The same, with `default` for the parameter `name` of the jobs, in place of the default that they declare.
    ///
    /// `name` is the one in the placeholder: `BatchSize` of `${BatchSize}`. `CodeBucket` and `CodeKey` take one too. If
    /// the template has no such parameter, or if its limits do not allow the default,
    /// [`Manifest::cloudformation`](crate::manifest::Manifest::cloudformation) gives an error.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, default: impl Into<String>) -> Self {
        match (name.into(), default.into()) {
            (name, project) if name == "Project" => self.project = project,
            (name, environment) if name == "Environment" => self.environment = environment,
            (name, default) => _ = self.parameters.insert(name, default),
        }
        self
    }

    /// The default of the parameter `name`.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.parameters.get(name).map(String::as_str)
    }

    /// The names of the parameters that have a default here.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parameters.keys().map(String::as_str)
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
