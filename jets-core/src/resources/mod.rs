//! The resources that a job creates: one module for each kind, with its options, its checks and its part of the template.
//!
//! A job creates a resource with a declaration, such as `queue "orders";`, or with the option `create` of a trigger. The
//! manifest has what was declared. What follows from the functions of the template, such as the visibility timeout of a
//! queue, is computed with the template.

mod bucket;
mod event_bus;
mod queue;
mod stream;
mod table;
mod topic;
#[cfg(feature = "runtime")]
pub mod words;

#[cfg(feature = "cloudformation")]
use crate::{
    aws::{Arn, Effect, PolicyDocument, Statement},
    cloudformation::{ResourceTemplate, Stack, TemplateError},
    placeholders,
};
use crate::{
    aws::{EventSourceMapping, Number, limits},
    placeholders::{Piece, pieces},
    triggers::Trigger,
    value::tagged,
};

pub use self::{
    bucket::Bucket,
    event_bus::EventBus,
    queue::{FifoThroughputLimit, Queue},
    stream::Stream,
    table::{AttributeType, Table, TableKey},
    topic::Topic,
};
pub use crate::aws::StreamViewType;

/// What each kind of resource implements for the rest of the library.
pub(crate) trait ResourceParts {
    /// Returns the ARNs by which a manifest means the resource, each with the attribute that CloudFormation gives it by.
    fn arns(&self) -> Vec<(String, &'static str)>;

    /// Returns a resource that is created with this one.
    fn companion(&self) -> Option<Resource> {
        None
    }

    /// Returns what does not fit together in the resource and with the functions that it triggers.
    fn problems(&self, _consumers: &[Consumer<'_>]) -> Vec<Problem> {
        Vec::new()
    }

    /// Returns the KMS key that was declared to encrypt the resource.
    #[cfg(feature = "cloudformation")]
    fn key(&self) -> Option<Key<'_>> {
        None
    }

    /// Adds the resource and its policy to the template.
    #[cfg(feature = "cloudformation")]
    fn add_to(&self, template: &mut ResourceTemplate<'_>) -> Result<(), TemplateError>;
}

/// A function that a created resource triggers.
#[derive(Clone, Copy)]
pub(crate) struct Consumer<'a> {
    pub(crate) handler: &'a str,
    pub(crate) trigger: &'a Trigger,
    timeout: Option<&'a Number<limits::Timeout>>,
    /// What a placeholder for the timeout stands for, if nothing else is said at the deployment.
    default_timeout: Option<i64>,
}

impl<'a> Consumer<'a> {
    pub(crate) fn new(
        handler: &'a str,
        timeout: Option<&'a Number<limits::Timeout>>,
        trigger: &'a Trigger,
    ) -> Self {
        Self {
            handler,
            trigger,
            timeout,
            default_timeout: timeout.and_then(Number::default),
        }
    }

    /// Takes the default of a placeholder for the timeout from the stack, if it has one.
    #[cfg(feature = "cloudformation")]
    pub(crate) fn take_default(&mut self, stack: &Stack) {
        let parameter = self.timeout.and_then(Number::parameter);
        let default = parameter.and_then(|parameter| stack.parameters.get(&parameter.name));
        let default = default.and_then(|default| default.parse().ok());
        self.default_timeout = default.or(self.default_timeout);
    }

    /// Returns how Lambda polls the resource, if it does.
    fn mapping(&self) -> Option<&'a EventSourceMapping> {
        self.trigger.event_source_mapping()
    }

    /// Returns the function's timeout in seconds, or the placeholder for it.
    fn timeout(&self) -> Result<i64, &'a Number<limits::Timeout>> {
        // https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html
        const DEFAULT: i64 = 3;
        match self.timeout {
            None => Ok(DEFAULT),
            Some(timeout) => timeout.value().ok_or(timeout),
        }
    }
}

/// What does not fit a created resource.
#[doc(hidden)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The option that is at fault, if it is one.
    pub option: Option<&'static str>,
    pub message: String,
}

impl Problem {
    pub(crate) fn new(message: String) -> Self {
        Self {
            option: None,
            message,
        }
    }

    fn of(option: &'static str, message: String) -> Self {
        Self {
            option: Some(option),
            message,
        }
    }
}

/// Reports a function that gives records up only when the stream, which keeps them for `hours`, no longer has them. They
/// would not reach the destination for failures.
fn expires_first(hours: i64, consumers: &[Consumer<'_>]) -> Option<Problem> {
    const SECONDS: i64 = 3_600;
    consumers.iter().find_map(|consumer| {
        let (handler, mapping) = (consumer.handler, consumer.mapping()?);
        mapping.destination_config.as_ref()?;
        let age = mapping.maximum_record_age_in_seconds?.value();
        (!mapping.has_retry_attempts() && age > hours * SECONDS).then(|| {
            Problem::new(format!(
                "`{handler}` gives a record up after {age} seconds, and the stream keeps it for {hours} hours: it would expire before it reaches `on_failure`; write a smaller `maximum_record_age_in_seconds`, or `maximum_retry_attempts`"
            ))
        })
    })
}

/// A KMS key that encrypts a created resource.
#[cfg(feature = "cloudformation")]
pub(crate) struct Key<'a> {
    /// The key's id, alias or ARN.
    id: &'a str,
    /// The actions on the resource for which data is encrypted with the rights of the caller.
    writes: &'static [&'static str],
}

#[cfg(feature = "cloudformation")]
impl Resource {
    /// Returns what a function with this policy needs [to use the key][1] of the resource, if it may use the resource.
    ///
    /// [1]: https://docs.aws.amazon.com/kms/latest/developerguide/service-integration.html
    pub(crate) fn right_on_key(&self, policy: &PolicyDocument) -> Option<Statement> {
        let parts = self.parts();
        let key = parts.key()?;
        let arns = parts.arns();
        let is_of_resource = |resource: &String| {
            let mut arns = arns.iter().map(|(arn, _)| arn.as_str());
            arns.any(|arn| {
                let rest = resource.strip_prefix(arn);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        };
        let statements = policy.statement.iter().filter(|statement| {
            statement.effect == Effect::Allow && statement.resource.iter().any(is_of_resource)
        });
        let statements: Vec<&Statement> = statements.collect();
        let may = |action: &&str| statements.iter().any(|of_it| of_it.allows(action));
        let actions: &[&str] = match statements.is_empty() {
            true => return None,
            false if key.writes.iter().any(may) => &["kms:Decrypt", "kms:GenerateDataKey"],
            false => &["kms:Decrypt"],
        };
        key.allow(actions)
    }
}

#[cfg(feature = "cloudformation")]
impl<'a> Key<'a> {
    fn of(id: Option<&'a String>, writes: &'static [&'static str]) -> Option<Self> {
        Some(Self { id: id?, writes })
    }

    /// Returns a statement that allows these actions with the key. `None` for a key of AWS, [which needs no right][1].
    ///
    /// A statement cannot name a key by its alias. It is for all keys then, on the condition that they [have the alias][2].
    ///
    /// [1]: https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk
    /// [2]: https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
    fn allow(&self, actions: &[&str]) -> Option<Statement> {
        const ALIAS: &str = "alias/";
        let actions = actions.iter().copied();
        let (alias, keys) = match Arn::parse(self.id) {
            Some(of) if of.resource.starts_with(ALIAS) => {
                let (partition, region, account) = (of.partition, of.region, of.account);
                let keys = format!("arn:{partition}:kms:{region}:{account}:key/*");
                (of.resource, keys)
            }
            None if self.id.starts_with(ALIAS) => (self.id, arn("kms", "key/*")),
            None if !placeholders::is_arn(self.id) => {
                return Some(Statement::allow(
                    actions,
                    [arn("kms", &format!("key/{}", self.id))],
                ));
            }
            _ => return Some(Statement::allow(actions, [self.id])),
        };
        let statement = Statement::allow(actions, [keys]);
        let is_of_aws = alias.starts_with("alias/aws/");
        (!is_of_aws)
            .then(|| statement.only_if("ForAnyValue:StringEquals", "kms:ResourceAliases", alias))
    }
}

macro_rules! resources {
    ($(
        $(#[$documentation:meta])*
        $kind:ident: $Type:ident,
    )+) => {
        tagged! {
            /// A resource that a job creates.
            Resource { $($(#[$documentation])* $kind: $Type($Type),)+ }
        }

        impl Resource {
            /// The keywords that declare a resource.
            #[doc(hidden)]
            pub const KINDS: &'static [&'static str] = &[$(stringify!($kind)),+];

            pub(crate) fn parts(&self) -> &dyn ResourceParts {
                match self {
                    $(Self::$Type(resource) => resource,)+
                }
            }

            /// Returns the declared name.
            #[must_use]
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$Type(resource) => &resource.name,)+
                }
            }

            /// Returns the declaration that creates the resource, such as `queue "orders"`.
            #[must_use]
            pub fn declaration(&self) -> String {
                let kind = match self {
                    $(Self::$Type(_) => stringify!($kind),)+
                };
                format!("{kind} {:?}", self.name())
            }

            /// Returns the end of the resource's logical id.
            #[cfg(feature = "cloudformation")]
            pub(crate) fn id_suffix(&self) -> &'static str {
                match self {
                    $(Self::$Type(_) => stringify!($Type),)+
                }
            }
        }
    };
}

resources! {
    /// An SQS queue, with its dead-letter queue.
    queue: Queue,
    /// A Kinesis data stream.
    stream: Stream,
    /// A DynamoDB table, with its stream if a function reads it.
    table: Table,
    /// An SNS topic.
    topic: Topic,
    /// An S3 bucket.
    bucket: Bucket,
    /// An EventBridge event bus.
    event_bus: EventBus,
}

/// The end of the names of FIFO queues and topics.
const FIFO: &str = ".fifo";

/// Reports a name that may or may not be that of a FIFO queue or topic.
fn unknown_kind(what: &str, name: &str) -> Option<Problem> {
    // The names of a project and an environment have no `.`.
    let known = ["Project", "Environment"];
    match pieces(name).last() {
        Some(Ok(Piece::Parameter(parameter))) if !known.contains(&parameter.name) => {
            Some(Problem::new(format!(
                "the {what}'s name ends in `${{{}}}`, which may or may not end in `.fifo`, so its kind is not known: end the name in letters or in `.fifo`",
                parameter.name
            )))
        }
        _ => None,
    }
}

/// Returns the ARN of `resource` of a service, in the partition, region and account of the deployment.
fn arn(service: &str, resource: &str) -> String {
    format!("arn:${{AWS::Partition}}:{service}:${{AWS::Region}}:${{AWS::AccountId}}:{resource}")
}
