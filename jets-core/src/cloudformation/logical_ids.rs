//! The logical ids of resources: letters and digits, made from the names of job and function.

use super::TemplateError;
use crate::names::{HandlerName, capitalized};

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

    /// The output that gives the function's ARN.
    pub(crate) fn function_arn_output(&self) -> String {
        format!("{}Arn", self.lambda_function())
    }

    /// A resource of kind `kind`, such as `EventSourceMapping`, that belongs to the source which `source` names.
    ///
    /// It depends on nothing but the names of job, function and source, so that it stays while other triggers come
    /// and go.
    pub(crate) fn of_source(&self, source: &str, kind: &str) -> String {
        format!("{}{}{kind}", self.prefix, of_source(source))
    }
}

/// `my-stream` as `MyStream`. A name that another could be written like has a hash behind it.
fn of_source(source: &str) -> String {
    // The ARN of a consumer ends in a number, which says nothing to a reader.
    let mut names = source.rsplit([':', '/']);
    let name = names.find(|name| name.contains(|letter: char| letter.is_ascii_alphabetic()));
    let name = name.unwrap_or(source);
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric());
    let readable: String = words.map(capitalized).collect();
    let says_all = source.split('-').all(|word| {
        word.starts_with(|letter: char| letter.is_ascii_lowercase())
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    });
    if says_all {
        readable
    } else {
        format!("{readable}{:08x}", fnv_1a(source))
    }
}

/// The [32-bit FNV-1a hash](https://datatracker.ietf.org/doc/html/draft-eastlake-fnv), which is the same everywhere and
/// always.
fn fnv_1a(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
