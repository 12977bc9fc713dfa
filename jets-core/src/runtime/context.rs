//! The context of an invocation.

use std::{
    sync::{Arc, LazyLock},
    time::{Duration, SystemTime},
};

use super::items::Sealed;

/// The context of an invocation: request id, deadline, function, trace. Cheap to clone.
///
/// It follows [the headers of the Runtime API][1]. [`Context::default`] is for invocations in this process: its request
/// id is all zeros, and it has no deadline.
///
/// ```
/// # extern crate jets_core as jets;
/// use std::time::Duration;
///
/// let context = jets::Context::default().with_request_id("1");
/// assert_eq!(context.request_id(), "1");
/// assert_eq!(context.deadline(), None);
/// assert_eq!(context.remaining_time(), Duration::from_mins(15));
/// ```
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-next
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    fields: Arc<Fields>,
    handler: &'static str,
}

/// The data that belongs to one invocation, and the function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fields {
    pub(crate) request_id: String,
    pub(crate) deadline: Option<SystemTime>,
    pub(crate) invoked_function_arn: String,
    pub(crate) trace_id: Option<String>,
    pub(crate) client_context: Option<String>,
    pub(crate) identity: Option<CognitoIdentity>,
    pub(crate) tenant_id: Option<String>,
    pub(crate) function: Arc<Function>,
}

/// The identity of Amazon Cognito with which a client invoked the function, from [`Context::identity`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CognitoIdentity {
    /// The id of the identity.
    pub identity_id: String,
    /// The id of the identity pool.
    pub identity_pool_id: String,
}

impl CognitoIdentity {
    /// Creates an identity, for tests.
    #[must_use]
    pub fn new(identity_id: impl Into<String>, identity_pool_id: impl Into<String>) -> Self {
        Self {
            identity_id: identity_id.into(),
            identity_pool_id: identity_pool_id.into(),
        }
    }
}

/// The data that is the same for all invocations of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) memory_limit_in_mb: u32,
    pub(crate) log_group: String,
    pub(crate) log_stream: String,
}

impl Default for Function {
    fn default() -> Self {
        Self {
            name: "local".to_owned(),
            version: "$LATEST".to_owned(),
            memory_limit_in_mb: 128,
            log_group: "/aws/lambda/local".to_owned(),
            log_stream: "local".to_owned(),
        }
    }
}

/// What is left of an invocation without a deadline, which Lambda does not make.
pub(crate) const TIME_WITHOUT_DEADLINE: Duration = Duration::from_mins(15);

static LOCAL: LazyLock<Arc<Function>> = LazyLock::new(Arc::default);

impl Default for Context {
    fn default() -> Self {
        Self::new(Fields {
            request_id: "00000000-0000-0000-0000-000000000000".to_owned(),
            deadline: None,
            invoked_function_arn: "arn:aws:lambda:us-east-1:123456789012:function:local".to_owned(),
            trace_id: None,
            client_context: None,
            identity: None,
            tenant_id: None,
            function: Arc::clone(&LOCAL),
        })
    }
}

/// Declares methods that return the context with another field of its `fields` or of its `function`.
macro_rules! with {
    ($($(#[$attribute:meta])* fn $name:ident($argument:ident: $Type:ty) = $part:ident.$field:ident: $value:expr;)+) => {$(
        $(#[$attribute])*
        #[must_use]
        pub fn $name(mut self, $argument: $Type) -> Self {
            self.$part().$field = $value;
            self
        }
    )+};
}

impl Context {
    pub(crate) fn new(fields: Fields) -> Self {
        Self {
            fields: Arc::new(fields),
            handler: "",
        }
    }

    /// Returns the id of the invocation's request.
    #[must_use]
    pub fn request_id(&self) -> &str {
        &self.fields.request_id
    }

    /// Returns the time at which Lambda stops the invocation. `None` for an invocation in this process without one.
    #[must_use]
    pub fn deadline(&self) -> Option<SystemTime> {
        self.fields.deadline
    }

    /// Returns how long the invocation may still run. Zero after the deadline, and always 15 minutes for an
    /// invocation without one.
    #[must_use]
    pub fn remaining_time(&self) -> Duration {
        let Some(deadline) = self.fields.deadline else {
            return TIME_WITHOUT_DEADLINE;
        };
        deadline
            .duration_since(SystemTime::now())
            .unwrap_or_default()
    }

    /// Returns the ARN of the function, version or alias that was invoked.
    #[must_use]
    pub fn invoked_function_arn(&self) -> &str {
        &self.fields.invoked_function_arn
    }

    /// Returns the X-Ray trace, such as `Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1`.
    ///
    /// If you send it as the header `X-Amzn-Trace-Id` of an outgoing call, the call becomes part of the same trace.
    #[must_use]
    pub fn trace_id(&self) -> Option<&str> {
        self.fields.trace_id.as_deref()
    }

    /// Returns what the caller sent as the [client context][1]: JSON with the members `client`, `custom` and `env`, if it
    /// is an AWS Mobile SDK.
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_RequestSyntax
    #[must_use]
    pub fn client_context(&self) -> Option<&str> {
        self.fields.client_context.as_deref()
    }

    /// Returns the identity of Amazon Cognito with which an AWS Mobile SDK invoked the function.
    #[must_use]
    pub fn identity(&self) -> Option<&CognitoIdentity> {
        self.fields.identity.as_ref()
    }

    /// Returns the tenant of the invocation, if the function isolates its [tenants][1].
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation.html
    #[must_use]
    pub fn tenant_id(&self) -> Option<&str> {
        self.fields.tenant_id.as_deref()
    }

    /// Returns the handler that serves the invocation, such as `data_job.file`. Empty before
    /// [`App::invoke`](crate::App::invoke).
    #[must_use]
    pub fn handler(&self) -> &'static str {
        self.handler
    }

    /// Returns the name of the Lambda function, such as `demo-dev-data_job-file`.
    #[must_use]
    pub fn function_name(&self) -> &str {
        &self.fields.function.name
    }

    /// Returns the version of the Lambda function, such as `$LATEST`.
    #[must_use]
    pub fn function_version(&self) -> &str {
        &self.fields.function.version
    }

    /// Returns the memory of the function, in MB.
    #[must_use]
    pub fn memory_limit_in_mb(&self) -> u32 {
        self.fields.function.memory_limit_in_mb
    }

    /// Returns the log group that the function's logs go to.
    #[must_use]
    pub fn log_group(&self) -> &str {
        &self.fields.function.log_group
    }

    /// Returns the log stream that the function's logs go to.
    #[must_use]
    pub fn log_stream(&self) -> &str {
        &self.fields.function.log_stream
    }

    with! {
        /// Returns the same context with this request id.
        fn with_request_id(request_id: impl Into<String>) = fields.request_id: request_id.into();
        /// Returns the same context with this deadline.
        fn with_deadline(deadline: SystemTime) = fields.deadline: Some(deadline);
        /// Returns the same context with this function's ARN.
        fn with_invoked_function_arn(arn: impl Into<String>) = fields.invoked_function_arn: arn.into();
        /// Returns the same context with this trace.
        fn with_trace_id(trace_id: impl Into<String>) = fields.trace_id: Some(trace_id.into());
        /// Returns the same context with this client context, as JSON.
        fn with_client_context(json: impl Into<String>) = fields.client_context: Some(json.into());
        /// Returns the same context with this identity.
        fn with_identity(identity: CognitoIdentity) = fields.identity: Some(identity);
        /// Returns the same context with this tenant.
        fn with_tenant_id(tenant_id: impl Into<String>) = fields.tenant_id: Some(tenant_id.into());
        /// Returns the same context with this function's name.
        fn with_function_name(name: impl Into<String>) = function.name: name.into();
        /// Returns the same context with this version of the function.
        fn with_function_version(version: impl Into<String>) = function.version: version.into();
        /// Returns the same context with this much memory, in MB.
        fn with_memory_limit_in_mb(memory: u32) = function.memory_limit_in_mb: memory;
        /// Returns the same context with this log group.
        fn with_log_group(log_group: impl Into<String>) = function.log_group: log_group.into();
        /// Returns the same context with this log stream.
        fn with_log_stream(log_stream: impl Into<String>) = function.log_stream: log_stream.into();
    }

    pub(crate) fn served_by(self, handler: &'static str) -> Self {
        Self { handler, ..self }
    }

    fn fields(&mut self) -> &mut Fields {
        Arc::make_mut(&mut self.fields)
    }

    fn function(&mut self) -> &mut Function {
        Arc::make_mut(&mut self.fields().function)
    }
}

/// A type that a function's `context` parameter can have.
#[diagnostic::on_unimplemented(
    message = "`context` cannot be of type `{Self}`",
    label = "not the context of an invocation",
    note = "`context` takes `jets::Context`"
)]
pub trait FromContext: Sealed {
    /// Returns the context that the function gets.
    fn from_context(context: &Context) -> Self;
}

impl Sealed for Context {}

#[diagnostic::do_not_recommend]
impl FromContext for Context {
    fn from_context(context: &Context) -> Self {
        context.clone()
    }
}
