//! An S3 trigger in the manifest: an EventBridge rule for the bucket's events.

#[cfg(feature = "cloudformation")]
use serde_json::json;

use crate::{
    aws::{Choice, EventsRule},
    nearest::all_of,
    resources::Bucket,
    triggers::{Sender, TriggerParts, Written},
    value::{Map, Names as _, Value, names, object},
};
#[cfg(feature = "cloudformation")]
use crate::{
    cloudformation::{FunctionTemplate, SourceName, TemplateError},
    triggers::rule::add_rule,
};

object! {
    /// An S3 bucket whose events invoke a function, through EventBridge.
    pub struct S3Trigger {
        /// The bucket's name.
        pub bucket: String,
        /// Properties of [`AWS::Events::Rule`][1], with AWS's names.
        ///
        /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html
        pub rule: EventsRule,
        /// Whether the rule is enabled.
        pub enabled: Choice<bool>,
        /// Whether the function may write to what invokes it, itself or in a circle of functions.
        pub allow_loop: Option<bool>,
    }
}

names! {
    /// A [type of S3 events in EventBridge][1].
    ///
    /// [1]: https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
    pub enum S3EventType {
        /// An object was created.
        ObjectCreated,
        /// An object was deleted.
        ObjectDeleted,
        /// Restoring an archived object began.
        ObjectRestoreInitiated,
        /// Restoring an archived object ended.
        ObjectRestoreCompleted,
        /// The restored copy of an object expired.
        ObjectRestoreExpired,
        /// An object was moved to another storage class.
        ObjectStorageClassChanged,
        /// An object in Intelligent-Tiering was moved to another access tier.
        ObjectAccessTierChanged,
        /// The access control list of an object was set.
        ObjectAclUpdated,
        /// Tags of an object were added.
        ObjectTagsAdded,
        /// Tags of an object were deleted.
        ObjectTagsDeleted,
    }
}

impl S3EventType {
    /// All types.
    pub const ALL: &'static [Self] = Self::VALUES;

    /// Returns EventBridge's name, such as `Object Created`.
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

    /// Returns the actions, in small letters, that cause the event.
    pub(crate) const fn causes(self) -> &'static [&'static str] {
        match self {
            Self::ObjectCreated => &["s3:putobject"],
            Self::ObjectDeleted => &["s3:deleteobject", "s3:deleteobjectversion"],
            Self::ObjectRestoreInitiated => &["s3:restoreobject"],
            Self::ObjectAclUpdated => &["s3:putobjectacl"],
            Self::ObjectTagsAdded => &["s3:putobjecttagging"],
            Self::ObjectTagsDeleted => &["s3:deleteobjecttagging"],
            _ => &[],
        }
    }
}

impl S3Trigger {
    /// Creates the trigger of `events` of the objects in `bucket` whose keys begin with `prefix` and end with `suffix`.
    #[must_use]
    pub fn new(
        bucket: impl Into<String>,
        events: &[S3EventType],
        prefix: Option<&str>,
        suffix: Option<&str>,
    ) -> Self {
        let bucket = bucket.into();
        let types: Vec<&str> = events.iter().map(|event| event.detail_type()).collect();
        let mut detail = single("bucket", single("name", [bucket.as_str()]));
        if let Some(key) = key_pattern(prefix, suffix) {
            detail.insert("object", single("key", [key]));
        }
        let mut pattern = single("source", ["aws.s3"]);
        pattern.insert("detail-type", types);
        pattern.insert("detail", detail);
        let rule = EventsRule::new(pattern);
        let enabled = Choice::from(true);
        Self {
            bucket,
            rule,
            enabled,
            allow_loop: None,
        }
    }
}

fn single(key: &str, value: impl Into<Value>) -> Map {
    Map::from_iter([(key, value)])
}

/// Returns the pattern of the key. A list in a pattern means alternatives, so a prefix and a suffix become one
/// wildcard.
fn key_pattern(prefix: Option<&str>, suffix: Option<&str>) -> Option<Map> {
    let escaped = |text: &str| text.replace('\\', "\\\\").replace('*', "\\*");
    match (prefix, suffix) {
        (None, None) => None,
        (Some(prefix), None) => Some(single("prefix", prefix)),
        (None, Some(suffix)) => Some(single("suffix", suffix)),
        (Some(prefix), Some(suffix)) => {
            let wildcard = format!("{}*{}", escaped(prefix), escaped(suffix));
            Some(single("wildcard", wildcard))
        }
    }
}

impl TriggerParts for S3Trigger {
    fn source(&self) -> &str {
        &self.bucket
    }

    /// Returns the events, the bucket and the pattern of its keys, in words.
    fn identity(&self) -> String {
        let pattern = &self.rule.event_pattern;
        let events = pattern.get("detail-type").and_then(Value::as_array);
        let events: Vec<&str> = events
            .unwrap_or_default()
            .iter()
            .filter_map(Value::as_str)
            .collect();
        let key = || {
            pattern
                .get("detail")?
                .as_object()?
                .get("object")?
                .as_object()?
                .get("key")
        };
        let keys = key().map(|key| format!(", with keys `{key}`"));
        let (events, bucket) = (all_of(&events), &self.bucket);
        format!("{events} in bucket `{bucket}`{}", keys.unwrap_or_default())
    }

    fn source_arn(&self) -> Option<String> {
        Some(Bucket::arn(&self.bucket))
    }

    fn written(&self) -> Vec<Written> {
        let mut written = Written::of_rule(&self.rule);
        for written in &mut written {
            written.cure = "give it a `prefix` that the function does not write to, or ";
        }
        written
    }

    crate::triggers::allow_loop!();

    fn invocation(&self) -> String {
        "an object".to_owned()
    }

    fn failure_target(&mut self) -> Option<(&mut String, Sender)> {
        let target = self.rule.target.as_mut()?;
        Some((target.dead_letter_queue()?, Sender::Source))
    }

    /// Adds the rule and its permission. For an existing bucket, an output explains how to make it send its events.
    #[cfg(feature = "cloudformation")]
    fn add_to(&self, template: &mut FunctionTemplate<'_>) -> Result<(), TemplateError> {
        let pattern = Value::Object(self.rule.event_pattern.clone()).to_string();
        let source = SourceName::hashed(&self.bucket, &pattern);
        add_rule(template, &source, &self.rule, &self.enabled)?;
        let bucket = &self.bucket;
        if template.creates(&Bucket::arn(bucket)) {
            return Ok(());
        }
        template.add_shared_output(
            &SourceName::hashed(bucket, bucket).shared("EventBridge"),
            "Makes the bucket send its events, and keeps its other notifications; without it, the function is never invoked",
            json!(format!(
                "aws s3api put-bucket-notification-configuration --bucket {bucket} --notification-configuration \"$(aws s3api get-bucket-notification-configuration --bucket {bucket} --output json | jq -n '(try input catch {{}}) | .EventBridgeConfiguration = {{}}')\""
            )),
        )
    }
}
