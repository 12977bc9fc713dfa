//! What an update of a stack does to the resources that it has.

use std::fmt;

use serde_json::Value;

use super::{Resource, Template};

/// Returns the properties whose change makes CloudFormation replace a resource: `createOnlyProperties` and
/// `conditionalCreateOnlyProperties` of [its schemas][1], for the types of a template. A table gets another stream if the view
/// type changes.
///
/// [1]: https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
#[expect(clippy::match_same_arms, reason = "a type each, in alphabetical order")]
fn replacing_properties(r#type: &str) -> &'static [&'static str] {
    match r#type {
        "AWS::DynamoDB::Table" => &[
            "TableName",
            "KeySchema",
            "StreamSpecification/StreamViewType",
        ],
        "AWS::Events::EventBus" => &["Name"],
        "AWS::Events::EventBusPolicy" => &["EventBusName", "StatementId"],
        "AWS::Events::Rule" => &["Name", "EventBusName"],
        "AWS::IAM::Role" => &["Path", "RoleName"],
        "AWS::IoT::TopicRule" => &["RuleName"],
        "AWS::Kinesis::Stream" => &["Name"],
        "AWS::Lambda::EventInvokeConfig" => &["FunctionName", "Qualifier"],
        "AWS::Lambda::EventSourceMapping" => &[
            "EventSourceArn",
            "StartingPosition",
            "StartingPositionTimestamp",
        ],
        "AWS::Lambda::Function" => &["FunctionName", "PackageType", "TenancyConfig"],
        "AWS::Lambda::Permission" => &[
            "Action",
            "FunctionName",
            "Principal",
            "SourceAccount",
            "SourceArn",
        ],
        "AWS::Logs::LogGroup" => &["LogGroupName"],
        "AWS::Logs::SubscriptionFilter" => &["FilterName", "LogGroupName"],
        "AWS::S3::Bucket" => &["BucketName"],
        "AWS::S3::BucketPolicy" => &["Bucket"],
        "AWS::SNS::Subscription" => &["Endpoint", "Protocol", "TopicArn"],
        "AWS::SNS::Topic" => &["TopicName", "FifoTopic"],
        "AWS::SQS::Queue" => &["QueueName", "FifoQueue"],
        "AWS::Scheduler::Schedule" => &["Name"],
        "AWS::CloudWatch::Alarm" => &["AlarmName"],
        _ => &[],
    }
}

/// What an update does to a resource of the stack, other than a change in place: see [`Template::check_update`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UpdateEffect {
    /// A new resource takes its place, because a property changes that AWS sets only once.
    Replaced {
        /// The logical id.
        id: String,
        /// The type, such as `AWS::SQS::Queue`.
        r#type: String,
        /// The property, such as `QueueName`.
        property: &'static str,
    },
    /// It leaves the stack, and is deleted unless its `DeletionPolicy` keeps it.
    Removed {
        /// The logical id.
        id: String,
        /// The type.
        r#type: String,
        /// Whether its `DeletionPolicy` keeps it.
        is_kept: bool,
    },
}

impl fmt::Display for UpdateEffect {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Replaced {
                id,
                r#type,
                property,
            } => write!(
                formatter,
                "`{id}` ({type}) is replaced, because `{property}` changes"
            ),
            Self::Removed {
                id,
                r#type,
                is_kept,
            } => {
                let fate = if *is_kept {
                    "stays outside of the stack"
                } else {
                    "is deleted"
                };
                write!(formatter, "`{id}` ({type}) leaves the template, and {fate}")
            }
        }
    }
}

impl Template {
    /// Returns what an update of a stack from the template `old` to this one replaces or removes, in the order of `old`.
    ///
    /// `old` is the JSON of the deployed template, as `aws cloudformation get-template` prints it under `TemplateBody`. Names,
    /// keys, sources, starting positions and the view types of tables are compared, of the types that this library makes.
    /// What parameters stand for is not known, so a change of theirs is not seen. Before an update of a stack that holds data,
    /// look at CloudFormation's change set, too.
    #[must_use]
    #[doc(alias("drift", "replacement", "rollback", "change set"))]
    pub fn check_update(&self, old: &Value) -> Vec<UpdateEffect> {
        let resources = old.get("Resources").and_then(Value::as_object);
        let mut effects = Vec::new();
        for (id, old) in resources.into_iter().flatten() {
            let r#type = old.get("Type").and_then(Value::as_str).unwrap_or_default();
            let Some(new) = self.resource(id).filter(|new| new.r#type == r#type) else {
                let policy = old.get("DeletionPolicy").and_then(Value::as_str);
                effects.push(UpdateEffect::Removed {
                    id: id.clone(),
                    r#type: r#type.to_owned(),
                    is_kept: matches!(policy, Some("Retain" | "RetainExceptOnCreate")),
                });
                continue;
            };
            if let Some(property) = replacing(old, new) {
                effects.push(UpdateEffect::Replaced {
                    id: id.clone(),
                    r#type: r#type.to_owned(),
                    property,
                });
            }
        }
        effects
    }
}

/// Returns the first property whose change replaces the resource.
fn replacing(old: &Value, new: &Resource) -> Option<&'static str> {
    let differs = |property: &&&str| {
        let old = old.pointer(&format!("/Properties/{property}"));
        let new = new.properties.pointer(&format!("/{property}"));
        // A table that gets its first stream keeps what it has.
        old != new && (old.is_some() || !property.contains('/'))
    };
    replacing_properties(&new.r#type)
        .iter()
        .find(differs)
        .copied()
}
