//! An S3 trigger in the manifest: a rule of EventBridge on the bucket's events.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[cfg(feature = "cloudformation")]
use crate::{
    cloudformation::{FunctionTemplate, SourceName, TemplateError},
    triggers::rule::add_rule,
};
use crate::{
    aws::{EventsRule, Statement},
    triggers::TriggerParts,
};

/// An S3 bucket whose events invoke a function, through EventBridge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct S3Trigger {
    /// The bucket's name.
    pub bucket: String,
    /// Properties of [`AWS::Events::Rule`][1], under AWS's names.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html
    pub rule: EventsRule,
}

/// An [event of S3 as EventBridge has it][1].
///
/// [1]: https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum S3EventType {
    /// An object was created.
    ObjectCreated,
    /// An object was deleted.
    ObjectDeleted,
    /// The restoring of an archived object began.
    ObjectRestoreInitiated,
    /// The restoring of an archived object ended.
    ObjectRestoreCompleted,
    /// The restored copy of an object expired.
    ObjectRestoreExpired,
    /// An object went to another storage class.
    ObjectStorageClassChanged,
    /// An object of Intelligent-Tiering went to another access tier.
    ObjectAccessTierChanged,
    /// The access control list of an object was set.
    ObjectAclUpdated,
    /// Tags of an object were added.
    ObjectTagsAdded,
    /// Tags of an object were deleted.
    ObjectTagsDeleted,
}

impl S3EventType {
    /// Every event.
    pub const ALL: [Self; 10] = [
        Self::ObjectCreated,
        Self::ObjectDeleted,
        Self::ObjectRestoreInitiated,
        Self::ObjectRestoreCompleted,
        Self::ObjectRestoreExpired,
        Self::ObjectStorageClassChanged,
        Self::ObjectAccessTierChanged,
        Self::ObjectAclUpdated,
        Self::ObjectTagsAdded,
        Self::ObjectTagsDeleted,
    ];

    /// What EventBridge calls it, such as `Object Created`.
    #[must_use]
    pub const fn detail_type(self) -> &'static str {
        match self {
            Self::ObjectCreated => "Object Created",
            Self::ObjectDeleted => "Object Deleted",
            Self::ObjectRestoreInitiated => "Object Restore Initiated",
            Self::ObjectRestoreCompleted => "Object Restore Completed",
            Self::ObjectRestoreExpired => "Object Restore Expired",
            Self::ObjectStorageClassChanged => "Object Storage Class Changed",
            Self::ObjectAccessTierChanged => "Object Access Tier Changed",
            Self::ObjectAclUpdated => "Object ACL Updated",
            Self::ObjectTagsAdded => "Object Tags Added",
            Self::ObjectTagsDeleted => "Object Tags Deleted",
        }
    }
}

impl S3Trigger {
    /// The trigger of `events` of the objects in `bucket` whose key begins with `prefix` and ends with `suffix`.
    #[must_use]
    pub fn new(
        bucket: impl Into<String>,
        events: &[S3EventType],
        prefix: Option<&str>,
        suffix: Option<&str>,
    ) -> Self {
        let bucket = bucket.into();
        let types: Vec<&str> = events.iter().map(|event| event.detail_type()).collect();
        let mut detail = json!({"bucket": {"name": [bucket]}});
        if let (Some(key), Value::Object(detail)) = (key_pattern(prefix, suffix), &mut detail) {
            detail.insert("object".to_owned(), json!({"key": [key]}));
        }
        let pattern = [
            ("source", json!(["aws.s3"])),
            ("detail-type", json!(types)),
            ("detail", detail),
        ];
        let pattern = pattern
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect();
        let rule = EventsRule::new(pattern);
        Self { bucket, rule }
    }
}

/// Members of a pattern's list are alternatives, so that a prefix and a suffix together are one wildcard.
fn key_pattern(prefix: Option<&str>, suffix: Option<&str>) -> Option<Value> {
    let escaped = |text: &str| text.replace('\\', "\\\\").replace('*', "\\*");
    match (prefix, suffix) {
        (None, None) => None,
        (Some(prefix), None) => Some(json!({"prefix": prefix})),
        (None, Some(suffix)) => Some(json!({"suffix": suffix})),
        (Some(prefix), Some(suffix)) => {
            let wildcard = format!("{}*{}", escaped(prefix), escaped(suffix));
            Some(json!({"wildcard": wildcard}))
        }
    }
}

impl TriggerParts for S3Trigger {
    fn source(&self) -> &str {
        &self.bucket
    }

    fn invocation(&self) -> String {
        "an object".to_owned()
    }

    /// EventBridge may invoke the function by its permission: the function itself needs no right to be invoked.
    fn default_policy(&self) -> Vec<Statement> {
        Vec::new()
    }

    /// Adds the rule and its permission, and says how the bucket is made to send its events.
    #[cfg(feature = "cloudformation")]
    fn add_to(&self, template: &mut FunctionTemplate<'_>) -> Result<(), TemplateError> {
        let pattern = json!(self.rule.event_pattern).to_string();
        let source = SourceName::hashed(&self.bucket, &pattern);
        add_rule(template, &source, &self.rule)?;
        let bucket = &self.bucket;
        template.add_shared_output(
            &SourceName::hashed(bucket, bucket).output("EventBridge"),
            "Makes the bucket send its events, and keeps its other notifications; without it, the function is never invoked",
            json!(format!(
                "aws s3api put-bucket-notification-configuration --bucket {bucket} --notification-configuration \"$(aws s3api get-bucket-notification-configuration --bucket {bucket} --output json | jq -n '(try input catch {{}}) | .EventBridgeConfiguration = {{}}')\""
            )),
        )
    }
}
