//! An S3 bucket that a job creates.

#[cfg(feature = "cloudformation")]
use serde_json::json;

use super::ResourceParts;
#[cfg(feature = "cloudformation")]
use crate::cloudformation::{ResourceTemplate, TemplateError};
use crate::{
    aws::{Choice, DeletionPolicy, Number, limits},
    value::object,
};

object! {
    /// An S3 bucket that the template creates: an [`AWS::S3::Bucket`][1].
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html
    #[derive(Eq)]
    pub struct Bucket {
        /// The bucket's name.
        pub name: String,
        /// Whether S3 keeps replaced and deleted objects, for 30 days. The default is `true`.
        pub versioning: Option<Choice<bool>>,
        /// The days after which an object is deleted. Without it, objects are kept.
        pub expire_after_days: Option<Number<limits::ObjectExpiration>>,
        /// What happens to the bucket when it leaves the stack. The default is `RetainExceptOnCreate`.
        pub deletion_policy: Option<DeletionPolicy>,
    }
    /// Creates a bucket with the library's defaults.
    pub fn new(name: impl Into<String>);
}

/// The days for which a replaced or deleted object is kept.
#[cfg(feature = "cloudformation")]
const VERSION_DAYS: u32 = 30;

/// The days after which the parts of an upload that was never completed are deleted, as [S3's page][1] recommends.
///
/// [1]: https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html
#[cfg(feature = "cloudformation")]
const UPLOAD_DAYS: u32 = 7;

impl Bucket {
    /// Returns the ARN of the bucket `name`, in the partition of the deployment.
    #[must_use]
    pub fn arn(name: &str) -> String {
        format!("arn:${{AWS::Partition}}:s3:::{name}")
    }
}

impl ResourceParts for Bucket {
    fn arns(&self) -> Vec<(String, &'static str)> {
        vec![(Self::arn(&self.name), "Arn")]
    }

    /// Adds the bucket, private and encrypted, which sends its events to EventBridge, and a policy that refuses
    /// unencrypted connections.
    #[cfg(feature = "cloudformation")]
    fn add_to(&self, template: &mut ResourceTemplate<'_>) -> Result<(), TemplateError> {
        let arn = Self::arn(&self.name);
        let objects = json!({"Fn::Join": ["", [arn, "/*"]]});
        let versioning = match &self.versioning {
            None => json!({"Status": "Enabled"}),
            Some(versioning) if *versioning == false => serde_json::Value::Null,
            Some(versioning) => template.chosen(
                versioning,
                true,
                "VersioningConfiguration",
                [json!({"Status": "Enabled"}), json!({"Status": "Suspended"})],
            ),
        };
        let rule =
            |id: &str, what: &str, value| json!({"Id": id, "Status": "Enabled", what: value});
        let mut rules = vec![rule(
            "IncompleteUploads",
            "AbortIncompleteMultipartUpload",
            json!({"DaysAfterInitiation": UPLOAD_DAYS}),
        )];
        if !versioning.is_null() {
            let days = json!({"NoncurrentDays": VERSION_DAYS});
            rules.push(rule("OldVersions", "NoncurrentVersionExpiration", days));
        }
        if let Some(days) = &self.expire_after_days {
            let days = template.json(days);
            rules.push(rule("Objects", "ExpirationInDays", days));
        }
        let properties = json!({
            "BucketName": self.name,
            "BucketEncryption": {"ServerSideEncryptionConfiguration": [
                {"ServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}},
            ]},
            "PublicAccessBlockConfiguration": {
                "BlockPublicAcls": true,
                "BlockPublicPolicy": true,
                "IgnorePublicAcls": true,
                "RestrictPublicBuckets": true,
            },
            "OwnershipControls": {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]},
            "VersioningConfiguration": versioning,
            "LifecycleConfiguration": {"Rules": rules},
            "NotificationConfiguration": {
                "EventBridgeConfiguration": {"EventBridgeEnabled": true},
            },
        });
        template.add_keeping("AWS::S3::Bucket", self.deletion_policy, properties)?;
        template.add_output("Name", "Name of the bucket");
        template.add_policy(
            "AWS::S3::BucketPolicy",
            "Bucket",
            &["s3:*"],
            &json!([arn, objects]),
            Vec::new(),
        )
    }
}
