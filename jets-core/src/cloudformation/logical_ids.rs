//! The logical ids of resources: letters and digits, made from the names of job and function.

use super::TemplateError;
use crate::{
    names::{HandlerName, capitalized},
    placeholders::without_default,
    resources::Resource,
};

pub(crate) struct FunctionIds {
    prefix: String,
}

impl FunctionIds {
    /// Creates the ids of `function` of `job`, such as `DataJobFile…`.
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

    pub(crate) fn lambda_function(&self) -> String {
        format!("{}LambdaFunction", self.prefix)
    }

    pub(crate) fn iam_role(&self) -> String {
        format!("{}IamRole", self.prefix)
    }

    pub(crate) fn log_group(&self) -> String {
        format!("{}LogGroup", self.prefix)
    }

    pub(crate) fn event_invoke_config(&self) -> String {
        format!("{}EventInvokeConfig", self.prefix)
    }

    /// Returns the id of the role that the scheduler uses to invoke the function.
    pub(crate) fn scheduler_role(&self) -> String {
        format!("{}SchedulerRole", self.prefix)
    }

    pub(crate) fn function_arn_output(&self) -> String {
        format!("{}Arn", self.lambda_function())
    }

    /// Returns the id of a resource of `kind`, such as `EventSourceMapping`, that belongs to `source`.
    ///
    /// It depends only on the names of job, function and source, so that it does not change when other triggers are
    /// added or removed.
    pub(crate) fn of_source(&self, source: &SourceName, kind: &str) -> String {
        format!("{}{}{kind}", self.prefix, source.0)
    }
}

/// Returns the id of a created resource, such as `OrdersQueue`. It does not depend on the function that creates it.
pub(super) fn of_resource(resource: &Resource) -> String {
    SourceName::new(resource.name()).shared(resource.id_suffix())
}

/// Returns the id of the policy of the created resource with this id.
pub(super) fn of_policy(id: &str) -> String {
    format!("{id}Policy")
}

/// The name of a source in logical ids, different for each source of a function.
pub(crate) struct SourceName(String);

impl SourceName {
    /// Returns the name of `my-stream` as `MyStream`. If another source could get the same name, a hash is appended.
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

    /// Returns the id of a resource or an output of `kind` that all functions with this source share.
    pub(crate) fn shared(&self, kind: &str) -> String {
        format!("{}{kind}", self.0)
    }

    /// Returns `readable`, which several sources may have in common, and a hash of `identity`, which only one has.
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

/// Converts `order-service` to `OrderService`.
pub(super) fn camel_case(name: &str) -> String {
    name.split(|letter: char| !letter.is_ascii_alphanumeric())
        .map(capitalized)
        .collect()
}

/// Returns the [32-bit FNV-1a hash](https://datatracker.ietf.org/doc/html/draft-eastlake-fnv), which never changes.
fn fnv_1a(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
