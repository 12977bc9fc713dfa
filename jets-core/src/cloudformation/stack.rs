//! What a deployment is called.

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
}
