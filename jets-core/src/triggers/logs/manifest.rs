//! A logs trigger in the manifest: its subscription filter.

#[cfg(feature = "cloudformation")]
use serde_json::{Value, json};

#[cfg(feature = "cloudformation")]
use crate::cloudformation::{FunctionTemplate, Permission, SourceName, TemplateError};
use crate::{
    triggers::{TriggerParts, Written},
    value::object,
};

object! {
    /// A log group whose log events invoke a function.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct LogsTrigger {
        /// Properties of [`AWS::Logs::SubscriptionFilter`][1], with AWS's names.
        ///
        /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-subscriptionfilter.html
        pub subscription_filter: SubscriptionFilter,
        /// Whether the function may write to what invokes it, itself or in a circle of functions.
        pub allow_loop: Option<bool>,
    }
}

object! {
    /// Properties of [`AWS::Logs::SubscriptionFilter`][1].
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-subscriptionfilter.html
    #[derive(Clone, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub struct SubscriptionFilter {
        /// The name of the log group.
        pub log_group_name as "LogGroupName": String,
        /// The pattern that selects log events. Empty for all.
        pub filter_pattern as "FilterPattern": String,
    }
}

impl LogsTrigger {
    /// Creates the trigger of all events in `log_group`.
    #[must_use]
    pub fn new(log_group: impl Into<String>) -> Self {
        let subscription_filter = SubscriptionFilter {
            log_group_name: log_group.into(),
            filter_pattern: String::new(),
        };
        Self {
            subscription_filter,
            allow_loop: None,
        }
    }
}

#[cfg(feature = "cloudformation")]
impl crate::aws::Properties for SubscriptionFilter {}

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
        if let Value::Object(properties) = &mut properties {
            properties.insert("DestinationArn".to_owned(), template.function_arn());
        }
        let id = template.ids().of_source(&source, "SubscriptionFilter");
        template.add_after(
            vec![permission],
            id,
            "AWS::Logs::SubscriptionFilter",
            properties,
        )
    }
}
