//! An SNS topic that a job creates.

#[cfg(feature = "cloudformation")]
use serde_json::json;

use super::{Consumer, FIFO, Problem, ResourceParts, arn, unknown_kind};
use crate::{
    aws::{Choice, DeletionPolicy},
    value::object,
};
#[cfg(feature = "cloudformation")]
use crate::{
    cloudformation::{ResourceTemplate, TemplateError},
    resources::Key,
};

object! {
    /// An SNS topic that the template creates: an [`AWS::SNS::Topic`][1].
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html
    #[derive(Eq)]
    pub struct Topic {
        /// The topic's name. If it ends in `.fifo`, it is a FIFO topic.
        pub name: String,
        /// Whether a FIFO topic drops messages with the same body for five minutes.
        pub content_based_deduplication: Option<Choice<bool>>,
        /// The KMS key that encrypts the messages: its id, alias or ARN. Without it, they are not encrypted by KMS.
        pub kms_master_key_id: Option<String>,
        /// What happens to the topic when it leaves the stack. The default is `Delete`, because a topic holds no data.
        pub deletion_policy: Option<DeletionPolicy>,
    }
    /// Creates a topic with the library's defaults.
    pub fn new(name: impl Into<String>);
}

impl Topic {
    /// Returns the ARN of the topic `name`, in the partition, region and account of the deployment.
    #[must_use]
    pub fn arn(name: &str) -> String {
        arn("sns", name)
    }

    fn is_fifo(&self) -> bool {
        self.name.ends_with(FIFO)
    }
}

impl ResourceParts for Topic {
    fn arns(&self) -> Vec<(String, &'static str)> {
        vec![(Self::arn(&self.name), "TopicArn")]
    }

    fn problems(&self, _consumers: &[Consumer<'_>]) -> Vec<Problem> {
        const OPTION: &str = "content_based_deduplication";
        let is_lost = self.content_based_deduplication.is_some() && !self.is_fifo();
        let problem = is_lost.then(|| {
            let message = format!("`{OPTION}` is for FIFO topics, whose names end in `.fifo`");
            Problem::of(OPTION, message)
        });
        let name = unknown_kind("topic", &self.name);
        name.into_iter().chain(problem).collect()
    }

    #[cfg(feature = "cloudformation")]
    fn key(&self) -> Option<Key<'_>> {
        Key::of(self.kms_master_key_id.as_ref(), &["sns:Publish"])
    }

    /// Adds the topic, and the policy that SNS would give it, which also refuses unencrypted connections.
    #[cfg(feature = "cloudformation")]
    fn add_to(&self, template: &mut ResourceTemplate<'_>) -> Result<(), TemplateError> {
        let arn = Self::arn(&self.name);
        let properties = json!({
            "TopicName": self.name,
            "FifoTopic": self.is_fifo().then_some(true),
            "ContentBasedDeduplication": template.property("ContentBasedDeduplication", &self.content_based_deduplication),
            "KmsMasterKeyId": self.kms_master_key_id,
        });
        template.add("AWS::SNS::Topic", self.deletion_policy, properties)?;
        template.add_output("Arn", "ARN of the topic");
        // A policy replaces the one that SNS gives a new topic, whose statement is this one.
        // https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
        let of_account = json!({
            "Sid": "__default_statement_ID",
            "Effect": "Allow",
            "Principal": {"AWS": "*"},
            "Action": [
                "sns:AddPermission",
                "sns:DeleteTopic",
                "sns:GetTopicAttributes",
                "sns:ListSubscriptionsByTopic",
                "sns:Publish",
                "sns:RemovePermission",
                "sns:SetTopicAttributes",
                "sns:Subscribe",
            ],
            "Resource": arn,
            "Condition": {"StringEquals": {"aws:SourceOwner": "${AWS::AccountId}"}},
        });
        template.add_policy(
            "AWS::SNS::TopicPolicy",
            "Topics",
            &["sns:Publish"],
            &json!([arn]),
            vec![of_account],
        )
    }
}
