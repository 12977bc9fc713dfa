//! An SNS trigger in the manifest: its subscription.

#[cfg(feature = "cloudformation")]
use serde_json::json;

#[cfg(feature = "cloudformation")]
use crate::{
    aws::Arn,
    cloudformation::{FunctionTemplate, Permission, SourceName, TemplateError, extend, insert},
};
use crate::{
    aws::{Choice, Destination, ReceiverKind},
    placeholders,
    resources::Topic,
    triggers::{Sender, TriggerParts, Written},
    value::{Map, names, object},
};

object! {
    /// An SNS topic whose messages invoke a function.
    pub struct SnsTrigger {
        /// The topic as declared: a name or an ARN.
        pub topic: String,
        /// Properties of [`AWS::SNS::Subscription`][1], with AWS's names.
        ///
        /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-subscription.html
        pub subscription: Subscription,
        /// Whether the function may write to what invokes it, itself or in a circle of functions.
        pub allow_loop: Option<bool>,
    }
    fn of(topic: String, subscription: Subscription);
}

object! {
    /// Properties of [`AWS::SNS::Subscription`][1]. `None` leaves AWS's default.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-subscription.html
    pub struct Subscription {
        /// The ARN of the topic.
        pub topic_arn as "TopicArn": String,
        /// The filter policy that selects messages.
        pub filter_policy as "FilterPolicy": Option<Map>,
        /// What the filter policy is applied to.
        pub filter_policy_scope as "FilterPolicyScope": Option<Choice<FilterPolicyScope>>,
        /// Where SNS sends messages that it could not deliver to Lambda.
        pub redrive_policy as "RedrivePolicy": Option<RedrivePolicy>,
    }
    /// Creates the subscription to the topic with this ARN.
    pub fn new(topic_arn: impl Into<String>);
}

names! {
    /// What a filter policy is applied to.
    pub enum FilterPolicyScope {
        /// The attributes of the message. This is AWS's default.
        MessageAttributes,
        /// The message, which must be JSON.
        MessageBody,
    }
}

object! {
    /// Where SNS sends messages that it could not deliver to Lambda.
    #[derive(Eq)]
    pub struct RedrivePolicy {
        /// The ARN of an SQS queue.
        pub dead_letter_target_arn as "deadLetterTargetArn": String,
    }
    /// Creates the policy of the queue with this ARN.
    pub fn new(dead_letter_target_arn: impl Into<String>);
}

impl SnsTrigger {
    /// Creates the trigger of `topic` with AWS's defaults.
    ///
    /// `topic` is the name or ARN of a topic, or a placeholder for one. A placeholder whose name ends in `Arn` stands
    /// for an ARN. A name becomes an ARN in the partition, region and account of the deployment.
    #[must_use]
    pub fn new(topic: impl Into<String>) -> Self {
        let topic = topic.into();
        let topic_arn = placeholders::arn_of(&topic, Topic::arn);
        Self::of(topic, Subscription::new(topic_arn))
    }
}

impl TriggerParts for SnsTrigger {
    fn source(&self) -> &str {
        &self.subscription.topic_arn
    }

    fn destination(&self) -> Option<Destination> {
        Some(Destination::new(ReceiverKind::Topic, self.source()))
    }

    fn written(&self) -> Vec<Written> {
        vec![Written::resource(
            &self.topic,
            &["sns:publish"],
            &self.subscription.topic_arn,
        )]
    }

    crate::triggers::allow_loop!();

    fn invocation(&self) -> String {
        "a message".to_owned()
    }

    fn failure_target(&mut self) -> Option<(&mut String, Sender)> {
        let policy = self.subscription.redrive_policy.as_mut()?;
        Some((&mut policy.dead_letter_target_arn, Sender::Source))
    }

    /// Adds the subscription, and the permission to invoke the function.
    #[cfg(feature = "cloudformation")]
    fn add_to(&self, template: &mut FunctionTemplate<'_>) -> Result<(), TemplateError> {
        let source = SourceName::new(&self.topic);
        let topic = &self.subscription.topic_arn;
        let principal = principal(topic);
        template.add_permission(
            &source,
            &Permission {
                principal: &principal,
                source_arn: json!(topic),
                names_account: false,
            },
        )?;
        let mut properties = json!({
            "Protocol": "lambda",
            "Endpoint": template.function_arn(),
        });
        extend(&mut properties, template.json(&self.subscription));
        // The topic may be in a different region from the stack.
        let region = match Arn::parse(topic) {
            Some(arn) => Some(json!(arn.region)).filter(|_| arn.region != "${AWS::Region}"),
            None => Some(json!({"Fn::Select": [3, {"Fn::Split": [":", topic]}]})),
        };
        if let Some(region) = region {
            insert(&mut properties, "Region", region);
        }
        let policy = match &self.subscription.redrive_policy {
            Some(policy) => {
                let queue = &policy.dead_letter_target_arn;
                template.allow_sending(&source, queue, &principal, topic)?
            }
            None => None,
        };
        let id = template.ids().of_source(&source, "Subscription");
        let before = policy.into_iter().collect();
        template.add_after(before, id, "AWS::SNS::Subscription", properties)
    }
}

/// [The regions][1] of the partition `aws` that every account has.
///
/// [1]: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
#[cfg(feature = "cloudformation")]
const ENABLED_BY_DEFAULT: [&str; 17] = [
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ca-central-1",
    "eu-central-1",
    "eu-north-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
];

/// Returns the service that delivers the messages of a topic. For [a region that is opted into][1], it has the region's
/// name.
///
/// [1]: https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html#opt-in-regions
#[cfg(feature = "cloudformation")]
fn principal(topic: &str) -> String {
    let opted_into = Arn::parse(topic).filter(|arn| {
        let is_known = arn.partition == "aws" && !placeholders::has_any(arn.region);
        is_known && !ENABLED_BY_DEFAULT.contains(&arn.region)
    });
    opted_into.map_or_else(
        || "sns.amazonaws.com".to_owned(),
        |arn| format!("sns.{}.amazonaws.com", arn.region),
    )
}
