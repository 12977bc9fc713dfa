//! The error of a manifest that cannot become a template.

use crate::{error::errors, nearest::nearest, placeholders::PlaceholderError};

errors! {
    /// Why a manifest cannot become a template.
    #[derive(Debug)]
    pub enum TemplateError {
        /// The manifest has no function, and a template needs a resource.
        NoFunction => "the manifest has no function: a template needs at least one",
        /// The name of a project or an environment cannot be part of a function's name.
        StackName(name: String) => "`{name}` is not a name of a project or environment: accepted are ASCII letters, digits, `-` and `_`",
        /// The name of a program cannot be part of a parameter's name.
        ProgramName(name: String) => ("`{}` is not a name of a program: accepted are ASCII letters, digits, `-` and `_`", name.escape_debug()),
        /// Two programs would have the same parameter for the keys of their zip files.
        SameCodeKey {
            /// The parameter.
            parameter: String,
            /// The names of the programs.
            programs: [String; 2],
        } => ("programs `{}` and `{}` would both have the parameter `{parameter}`: rename one of them", programs[0], programs[1]),
        /// The name of a function is longer than 64 characters with the given project and environment.
        FunctionName {
            /// The name.
            name: String,
            /// The handler of the function.
            handler: String,
        } => ("function `{handler}` would be named `{name}`, of {} characters; the most is 64: shorten the project, the environment, the job or the function", name.chars().count()),
        /// The template would exceed a limit of CloudFormation.
        TooMany {
            /// What there is too much of: `resources`, `parameters` or `outputs`.
            what: &'static str,
            /// How many there would be.
            count: usize,
            /// The limit.
            max: usize,
        } => "the template would have {count} {what}, and CloudFormation takes at most {max}: divide the jobs among several templates",
        /// The template would have more bytes than CloudFormation reads from an S3 bucket.
        TemplateSize {
            /// The number of bytes.
            size: usize,
            /// The limit.
            max: usize,
        } => "the template has {size} bytes, and CloudFormation takes at most {max}: write it as one line of JSON, or divide the jobs among several templates",
        /// What a function declares, and what the template adds for what it sends to, is larger than AWS accepts.
        TooLarge {
            /// The handler of the function.
            handler: String,
            /// What there is too much of: `bytes of variables` or `characters of policy`.
            what: &'static str,
            /// The size, with the shortest values of placeholders.
            size: usize,
            /// The limit.
            max: usize,
        } => "function `{handler}` would have {size} {what}, and AWS takes at most {max}: send to fewer functions, or divide the function",
        /// A function, which has this handler, would start to read a stream at a time in the future, which Lambda refuses.
        StartInFuture(handler: String) => "function `{handler}` has a `starting_position_timestamp` in the future, which Lambda does not accept: it is Unix seconds",
        /// No logical id can be made from the names of a job and a function.
        NoLogicalId {
            /// The job's name.
            job: String,
            /// The function's name.
            function: String,
        } => "`{job}` and `{function}` do not make a logical id: accepted are ASCII letters, digits and `_`",
        /// Two functions would have the same logical id.
        DuplicateLogicalId {
            /// The logical id.
            id: String,
            /// The handlers of the functions.
            handlers: [String; 2],
        } => ("{}", same_id(id, handlers)),
        /// Two functions share a resource, such as a log group, but need different properties of it.
        SharedResource {
            /// The logical id.
            id: String,
            /// The handlers of the functions.
            handlers: [String; 2],
        } => ("`{}` and `{}` share the resource `{id}` and ask for different properties, such as `log_retention_in_days`: let both say the same", handlers[0], handlers[1]),
        /// Two functions have one queue, and each would get a part of its messages.
        SharedQueue {
            /// The queue's ARN.
            queue: String,
            /// The handlers of the functions.
            handlers: [String; 2],
        } => ("`{}` and `{}` both take the messages of `{queue}`, and each of them gets a part: take one function, or a queue for each; `allow_sharing: true` on both allows it", handlers[0], handlers[1]),
        /// The name of a placeholder is the logical id of a resource.
        ParameterIsResource {
            /// The name in the placeholder.
            name: String,
            /// The handler of the function that the resource belongs to.
            handler: String,
        } => "`${{{name}}}` would be a parameter, but `{name}` is a resource of `{handler}`: use another name",
        /// The jobs give a parameter that every template has a default, or use it as a number or a word.
        ParameterIsText(name: String) => "`${{{name}}}` is text that every template has: it cannot have a default in a job, or stand for a number or a word",
        /// The stack gives a default to a parameter that the template does not have.
        UnknownParameter {
            /// The parameter's name.
            name: String,
            /// The names of the template's parameters.
            known: Vec<String>,
        } => ("the jobs have no parameter `{name}`; {}", known_parameter(name, known)),
        /// The default of a parameter is not accepted: a number outside its limits, an unknown word, or an ARN with a wildcard.
        NotAccepted {
            /// The parameter's name.
            name: String,
            /// The default.
            value: String,
            /// What is accepted, in words.
            accepted: String,
        } => "parameter `{name}` is {accepted}, not `{value}`",
        /// The numbers and words that a parameter stands for have no common value.
        NoSuchValue {
            /// The parameter's name.
            name: String,
            /// Two of the numbers or words, with their limits.
            uses: [String; 2],
        } => ("`${{{name}}}` cannot stand for both {}, and {}: use two names", uses[0], uses[1]),
        /// A parameter has two defaults.
        TwoDefaults {
            /// The parameter's name.
            name: String,
            /// The defaults.
            defaults: [String; 2],
        } => ("`${{{name}}}` has two defaults, `{}` and `{}`: give it one, or use two names", defaults[0], defaults[1]),
        /// A resource that a job creates does not fit together, or with the functions that it triggers.
        Resource {
            /// The declaration of the resource, such as `queue "orders"`.
            resource: String,
            /// What does not fit.
            problem: String,
        } => "`{resource}`: {problem}",
        /// A trigger names a resource that must be in the template, and no job creates it.
        NotCreated {
            /// The name of the resource.
            name: String,
            /// The handler of the function.
            handler: String,
        } => "function `{handler}` reads the stream of table `{name}`, and no job of the template creates the table: add `create: {{ partition_key: … }}` to the trigger, or name the ARN of an existing table's stream",
        /// What a function sends to another one does not arrive.
        Sends {
            /// The handler of the function that sends.
            handler: String,
            /// The handler of the function that is sent to.
            receiver: String,
            /// Why it does not arrive.
            problem: String,
        } => "function `{handler}` sends to `{receiver}`: {problem}",
        /// Functions invoke each other in a circle by what they write, or one invokes itself.
        Circle {
            /// The handlers of the functions, of which each invokes the next one, and the last the first.
            handlers: Vec<String>,
            /// By what they do, and what allows it.
            problem: String,
        } => ("{}", in_circle(handlers, problem)),
        /// The id of an added resource or parameter is not one of letters and digits.
        LogicalId(id: String) => ("`{}` is not a logical id: accepted are 1 to 255 ASCII letters and digits", id.escape_debug()),
        /// The template has a resource or parameter with the id of an added one.
        IdExists(id: String) => "the template has a resource or parameter `{id}` already: use another id, or change the resource with `Template::resource_mut`",
        /// What the stack sets for all functions is not accepted.
        Default {
            /// The field of [`FunctionDefaults`](super::FunctionDefaults).
            property: &'static str,
            /// What is not accepted.
            problem: String,
        } => "`{property}` of all functions: {problem}",
        /// Nothing can be bound to a parameter that is part of names.
        CannotBind(name: String) => "nothing can be bound to `{name}`, because it is part of the functions' names: set it with `Stack::new`",
        /// A placeholder cannot be resolved.
        Placeholder {
            /// The handler of the function.
            handler: String,
            /// What is wrong with the placeholder.
            error: PlaceholderError,
        } => "function `{handler}`: {error}" with error,
    }
}

impl TemplateError {
    pub(crate) fn placeholder(handler: &str, error: PlaceholderError) -> Self {
        Self::Placeholder {
            handler: handler.to_owned(),
            error,
        }
    }
}

fn same_id(id: &str, [first, second]: &[String; 2]) -> String {
    if first == second {
        format!(
            "two triggers of `{first}` would both be `{id}` in the template: give one of the sources another name, or write its ARN"
        )
    } else {
        format!("`{first}` and `{second}` would both be `{id}` in the template: rename one of them")
    }
}

fn in_circle(handlers: &[String], problem: &str) -> String {
    match handlers {
        [handler] => format!("function `{handler}`: {problem}"),
        _ => problem.to_owned(),
    }
}

fn known_parameter(name: &str, known: &[String]) -> String {
    match nearest(name, known.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are {}", known.join(", ")),
    }
}
