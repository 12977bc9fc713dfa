//! A deployment: its names and parameters, what its functions have by default, and their programs.

use std::{
    collections::{BTreeMap, BTreeSet, btree_map::Entry},
    mem,
};

use super::{Binding, TemplateError, logical_ids::camel_case};
use crate::{
    aws::{
        Arn, FunctionProperties, LogFormat, LoggingConfig, MAX_TAGS, Number, TAG_KEY_CHARACTERS,
        TAG_VALUE_CHARACTERS, Tag, TracingConfig, TracingMode, limits,
    },
    manifest::Function,
};

/// A deployment: the defaults of the template's parameters.
///
/// A program that creates one template per environment sets here what differs between them.
///
#[must_use]
#[cfg_attr(not(doctest), doc = include_str!("../../docs/stack.md"))]
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[doc(alias("SAM", "CDK", "deploy"))]
pub struct Stack {
    /// The project's name, such as `demo`.
    pub project: String,
    /// The environment's name, such as `dev`.
    pub environment: String,
    /// The defaults of the other parameters, by name.
    pub parameters: BTreeMap<String, String>,
    /// What stands in the place of parameters, by name.
    pub bindings: BTreeMap<String, Binding>,
    /// What all functions have, unless their jobs say something else.
    pub defaults: FunctionDefaults,
    /// The handlers of functions that are in another stack, and that functions of this one send to.
    pub elsewhere: BTreeSet<String>,
}

impl Default for Stack {
    /// Returns project `demo` in environment `dev`.
    fn default() -> Self {
        Self::new("demo", "dev")
    }
}

impl Stack {
    /// Creates a deployment of `project` in `environment`.
    ///
    /// Both become part of function names, so they may have letters, digits, `-` and `_`.
    pub fn new(project: impl Into<String>, environment: impl Into<String>) -> Self {
        Self {
            project: project.into(),
            environment: environment.into(),
            parameters: BTreeMap::new(),
            bindings: BTreeMap::new(),
            defaults: FunctionDefaults::default(),
            elsewhere: BTreeSet::new(),
        }
    }

    /// Sets the default of the jobs' parameter `name` to `default`, in place of the one that they declare.
    ///
    /// `name` is the one in the placeholder: `BatchSize` for `${BatchSize}`. `CodeBucket` and `CodeKey` can also be
    /// set. If the template has no such parameter, or its limits do not allow the default,
    /// [`Manifest::cloudformation`](crate::manifest::Manifest::cloudformation) returns an error.
    pub fn parameter(mut self, name: impl Into<String>, default: impl Into<String>) -> Self {
        match (name.into(), default.into()) {
            (name, project) if name == "Project" => self.project = project,
            (name, environment) if name == "Environment" => self.environment = environment,
            (name, default) => _ = self.parameters.insert(name, default),
        }
        self
    }

    /// Says that a function is in another stack, in the same account and region: a constant such as `OrderJob::TAKE`, or the
    /// name of its handler. Functions of this stack may send to it.
    ///
    /// Without a trigger, it is invoked by its name, in which the project and the environment must be those of this stack.
    pub fn served_elsewhere(mut self, handler: impl AsRef<str>) -> Self {
        self.elsewhere.insert(handler.as_ref().to_owned());
        self
    }

    /// Puts `binding` in the place of the jobs' parameter `name`, wherever it stands, so that nobody has to pass it: an
    /// attribute of a resource that you add, an export of another stack, a parameter of Systems Manager, or any expression of
    /// CloudFormation.
    ///
    /// `Project` and `Environment` are parts of names, and cannot be bound. An expression is not checked against the limits of
    /// a number.
    pub fn bind(mut self, name: impl Into<String>, binding: impl Into<Binding>) -> Self {
        self.bindings.insert(name.into(), binding.into());
        self
    }

    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.parameters.get(name).map(String::as_str)
    }

    /// Returns the names of the parameters that have a default here.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parameters.keys().map(String::as_str)
    }

    /// Checks that the names can be part of [a function's name][1].
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html#lambda-CreateFunction-request-FunctionName
    pub(crate) fn check(&self) -> Result<(), TemplateError> {
        for name in [&self.project, &self.environment] {
            let accepted = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
            if name.is_empty() || !name.bytes().all(accepted) {
                return Err(TemplateError::StackName(name.clone()));
            }
        }
        self.defaults.check()
    }
}

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
        let tags = self.tags.iter().map(|(key, value)| Tag::new(key, value));
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

/// The parameter that names the S3 object of the program. For several programs, the suffix of their parameters.
pub(super) const CODE_KEY: &str = "CodeKey";

/// The programs that the functions of a template run.
#[derive(Debug, Default)]
pub(super) struct Programs {
    /// Whether a function runs the program without a name.
    has_unnamed: bool,
    /// The names of the other programs, by parameter.
    named: BTreeMap<String, String>,
}

impl Programs {
    /// Records that a function runs `program`. Returns the parameter for the key of the program's zip file.
    pub(super) fn code_key(&mut self, program: Option<&str>) -> Result<String, TemplateError> {
        let Some(program) = program else {
            self.has_unnamed = true;
            return Ok(CODE_KEY.to_owned());
        };
        let accepted = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        let name = camel_case(program);
        if name.is_empty() || !program.bytes().all(accepted) {
            return Err(TemplateError::ProgramName(program.to_owned()));
        }
        let parameter = format!("{name}{CODE_KEY}");
        match self.named.entry(parameter.clone()) {
            Entry::Occupied(known) if known.get() != program => Err(TemplateError::SameCodeKey {
                programs: [known.get().clone(), program.to_owned()],
                parameter,
            }),
            entry => {
                entry.or_insert_with(|| program.to_owned());
                Ok(parameter)
            }
        }
    }

    /// Returns the parameters for the keys of zip files, with their descriptions. `CodeKey` is included if a function
    /// needs it, or if a string of the jobs refers to it (`is_named`).
    pub(super) fn parameters(&self, is_named: bool) -> impl Iterator<Item = (&str, String)> {
        let unnamed = (self.has_unnamed || is_named).then(|| {
            let description = "Key of the zip file in the bucket, with the program as bootstrap";
            (CODE_KEY, description.to_owned())
        });
        let named = self.named.iter().map(|(parameter, program)| {
            let description =
                format!("Key of the zip file in the bucket, with {program} as bootstrap");
            (parameter.as_str(), description)
        });
        unnamed.into_iter().chain(named)
    }
}
