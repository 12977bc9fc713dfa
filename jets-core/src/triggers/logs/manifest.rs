//! A logs trigger in the manifest: its subscription filter.

#[cfg(feature = "cloudformation")]
use serde_json::json;

#[cfg(feature = "cloudformation")]
use crate::cloudformation::{FunctionTemplate, Permission, SourceName, TemplateError, insert};
use crate::{
    nearest::thousands,
    triggers::{TriggerParts, Written},
    value::object,
};

object! {
    /// A log group whose log events invoke a function.
    pub struct LogsTrigger {
        /// Properties of [`AWS::Logs::SubscriptionFilter`][1], with AWS's names.
        ///
        /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-subscriptionfilter.html
        pub subscription_filter: SubscriptionFilter,
        /// Whether the function may write to what invokes it, itself or in a circle of functions.
        pub allow_loop: Option<bool>,
    }
    fn of(subscription_filter: SubscriptionFilter);
}

object! {
    /// Properties of [`AWS::Logs::SubscriptionFilter`][1].
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-subscriptionfilter.html
    #[derive(Eq)]
    pub struct SubscriptionFilter {
        /// The name of the log group.
        pub log_group_name as "LogGroupName": String,
        /// The pattern that selects log events. Empty for all.
        pub filter_pattern as "FilterPattern": String,
    }
    /// Creates the filter of all events in this log group.
    pub fn new(log_group_name: impl Into<String>);
}

/// The maximum length of a pattern, from `filterPattern` of CloudWatch's API model.
const MAX_CHARACTERS: usize = 1024;

/// The maximum number of regular expressions in one pattern.
const MAX_EXPRESSIONS: usize = 2;

impl SubscriptionFilter {
    /// Returns what is wrong with a [masked](crate::rules::masked) pattern: its length, brackets, quotes and regular
    /// expressions. The name of what takes it stands before the message.
    ///
    /// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html>
    #[doc(hidden)]
    #[must_use]
    pub fn problem_of_pattern(pattern: &str) -> Option<String> {
        let characters = pattern.chars().count();
        if characters > MAX_CHARACTERS {
            return Some(format!(
                "has at most {} characters, not {}",
                thousands(MAX_CHARACTERS),
                thousands(characters)
            ));
        }
        let pattern = pattern.trim();
        for (open, close, what) in [
            ('{', '}', "a pattern for JSON is `{ $.field = value }`"),
            ('[', ']', "a pattern for columns is `[first, second, …]`"),
        ] {
            if pattern.starts_with(open) != pattern.ends_with(close) {
                return Some(format!(
                    "begins with `{open}` and does not end with `{close}`, or the other way round: {what}"
                ));
            }
        }
        if pattern.starts_with('{') && !pattern.contains("$.") && !pattern.contains("$[") {
            return Some("names no field: a pattern for JSON is `{ $.field = value }`".to_owned());
        }
        let quotes = pattern.replace("\\\"", "").matches('"').count();
        if !quotes.is_multiple_of(2) {
            return Some("has a `\"` that is not closed".to_owned());
        }
        let expressions = pattern.replace("\\%", "").matches('%').count() / 2;
        (expressions > MAX_EXPRESSIONS)
            .then(|| format!("has at most {MAX_EXPRESSIONS} regular expressions"))
    }
}

impl LogsTrigger {
    /// Creates the trigger of all events in `log_group`.
    #[must_use]
    pub fn new(log_group: impl Into<String>) -> Self {
        Self::of(SubscriptionFilter::new(log_group))
    }
}

impl TriggerParts for LogsTrigger {
    fn source(&self) -> &str {
        &self.subscription_filter.log_group_name
    }

    fn written(&self) -> Vec<Written> {
        vec![Written::log(self.source())]
    }

    crate::triggers::allow_loop!();

    fn invocation(&self) -> String {
        "log events".to_owned()
    }

    /// Adds the subscription filter after the permission, because CloudWatch Logs checks it when the filter is created.
    #[cfg(feature = "cloudformation")]
    fn add_to(&self, template: &mut FunctionTemplate<'_>) -> Result<(), TemplateError> {
        let group = &self.subscription_filter.log_group_name;
        let source = SourceName::hashed(group, group);
        let permission = template.add_permission(
            &source,
            &Permission {
                principal: "logs.amazonaws.com",
                source_arn: json!(format!(
                    "arn:${{AWS::Partition}}:logs:${{AWS::Region}}:${{AWS::AccountId}}:log-group:{group}:*"
                )),
                names_account: true,
            },
        )?;
        let mut properties = template.json(&self.subscription_filter);
        insert(&mut properties, "DestinationArn", template.function_arn());
        let id = template.ids().of_source(&source, "SubscriptionFilter");
        template.add_after(
            vec![permission],
            id,
            "AWS::Logs::SubscriptionFilter",
            properties,
        )
    }
}
