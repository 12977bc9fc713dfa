//! The logical ids of resources: letters and digits, made from the names of job and function.

use super::TemplateError;
use crate::{
    names::{HandlerName, capitalized},
    placeholders::without_default,
};

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
    pub(crate) fn iam_role(&self) -> String {
        format!("{}IamRole", self.prefix)
    }

    /// The function's log group.
    pub(crate) fn log_group(&self) -> String {
        format!("{}LogGroup", self.prefix)
    }

    /// What becomes of the function's asynchronous invocations.
    pub(crate) fn event_invoke_config(&self) -> String {
        format!("{}EventInvokeConfig", self.prefix)
    }

    /// The role as which the scheduler invokes the function.
    pub(crate) fn scheduler_role(&self) -> String {
        format!("{}SchedulerRole", self.prefix)
    }

    /// The output that gives the function's ARN.
    pub(crate) fn function_arn_output(&self) -> String {
        format!("{}Arn", self.lambda_function())
    }

    /// A resource of kind `kind`, such as `EventSourceMapping`, that belongs to `source`.
    ///
    /// It is made of nothing but the names of job, function and source, so that it stays while other triggers come
    /// and go.
    pub(crate) fn of_source(&self, source: &SourceName, kind: &str) -> String {
        format!("{}{}{kind}", self.prefix, source.0)
    }
}

/// What a source is called in logical ids, by which it is told from all others of its function.
pub(crate) struct SourceName(String);

impl SourceName {
    /// `my-stream` as `MyStream`. A name that another could be written like has a hash behind it.
    pub(crate) fn new(source: &str) -> Self {
        let source = &without_default(source);
        // The ARN of a consumer ends in the time it was created, which does not tell readers which consumer it is.
        let mut names = source.rsplit([':', '/']);
        let name = names.find(|name| name.contains(|letter: char| letter.is_ascii_alphabetic()));
        let says_all = source.split('-').all(|word| {
            word.starts_with(|letter: char| letter.is_ascii_lowercase())
                && word
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
        let name = name.unwrap_or(source);
        if says_all {
            Self(camel_case(name))
        } else {
            Self::hashed(name, source)
        }
    }

    /// The name of a resource or an output of kind `kind` that belongs to the source, whatever its functions.
    pub(crate) fn shared(&self, kind: &str) -> String {
        format!("{}{kind}", self.0)
    }

    /// `readable`, of which several sources may have the same, and a hash of `identity`, which one alone has.
    pub(crate) fn hashed(readable: &str, identity: &str) -> Self {
        // The default of a placeholder may change; the source stays the same.
        let (readable, identity) = (without_default(readable), without_default(identity));
        Self(format!(
            "{}{:08x}",
            camel_case(&readable),
            fnv_1a(&identity)
        ))
    }
}

/// `order-service` as `OrderService`.
pub(super) fn camel_case(name: &str) -> String {
    name.split(|letter: char| !letter.is_ascii_alphanumeric())
        .map(capitalized)
        .collect()
}

/// The [32-bit FNV-1a hash](https://datatracker.ietf.org/doc/html/draft-eastlake-fnv), which is the same everywhere and
/// always.
fn fnv_1a(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
