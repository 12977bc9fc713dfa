//! A Kinesis data stream that a job creates.

#[cfg(feature = "cloudformation")]
use serde_json::json;

use super::{Consumer, Problem, ResourceParts, arn, expires_first};
use crate::{
    aws::{DeletionPolicy, Number, limits},
    value::object,
};
#[cfg(feature = "cloudformation")]
use crate::{
    cloudformation::{ResourceTemplate, TemplateError},
    resources::Key,
};

object! {
    /// A Kinesis data stream that the template creates: an [`AWS::Kinesis::Stream`][1].
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kinesis-stream.html
    pub struct Stream {
        /// The stream's name.
        pub name: String,
        /// The number of shards. Without it, the stream is on demand.
        pub shard_count: Option<Number<limits::ShardCount>>,
        /// The hours for which a record is kept. The default is 24.
        pub retention_period_hours: Option<Number<limits::StreamRetention>>,
        /// The KMS key that encrypts the records, in place of `alias/aws/kinesis`: its id, alias or ARN.
        pub kms_key_id: Option<String>,
        /// What happens to the stream when it leaves the stack. The default is `RetainExceptOnCreate`.
        pub deletion_policy: Option<DeletionPolicy>,
    }
    /// Creates a stream with the library's defaults.
    pub fn new(name: impl Into<String>);
}

/// The key of AWS for Kinesis, whose use is [free][1].
///
/// [1]: https://docs.aws.amazon.com/streams/latest/dev/server-side-encryption.html
#[cfg(feature = "cloudformation")]
const AWS_KEY: &str = "alias/aws/kinesis";

impl Stream {
    /// Returns the ARN of the stream `name`, in the partition, region and account of the deployment.
    #[must_use]
    pub fn arn(name: &str) -> String {
        arn("kinesis", &format!("stream/{name}"))
    }
}

impl ResourceParts for Stream {
    fn arns(&self) -> Vec<(String, &'static str)> {
        vec![(Self::arn(&self.name), "Arn")]
    }

    fn problems(&self, consumers: &[Consumer<'_>]) -> Vec<Problem> {
        // https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html
        const DEFAULT_HOURS: i64 = 24;
        let hours = match &self.retention_period_hours {
            Some(hours) => hours.value_or_default(),
            None => Some(DEFAULT_HOURS),
        };
        let problem = hours.and_then(|hours| expires_first(hours, consumers));
        problem.into_iter().collect()
    }

    #[cfg(feature = "cloudformation")]
    fn key(&self) -> Option<Key<'_>> {
        Key::of(
            self.kms_key_id.as_ref(),
            &["kinesis:PutRecord", "kinesis:PutRecords"],
        )
    }

    #[cfg(feature = "cloudformation")]
    fn add_to(&self, template: &mut ResourceTemplate<'_>) -> Result<(), TemplateError> {
        let mode = match &self.shard_count {
            Some(_) => "PROVISIONED",
            None => "ON_DEMAND",
        };
        let properties = json!({
            "Name": self.name,
            "StreamModeDetails": {"StreamMode": mode},
            "ShardCount": template.json(&self.shard_count),
            "RetentionPeriodHours": template.json(&self.retention_period_hours),
            "StreamEncryption": {
                "EncryptionType": "KMS",
                "KeyId": self.kms_key_id.as_deref().unwrap_or(AWS_KEY),
            },
        });
        template.add_keeping("AWS::Kinesis::Stream", self.deletion_policy, properties)?;
        template.add_output("Name", "Name of the stream");
        Ok(())
    }
}
