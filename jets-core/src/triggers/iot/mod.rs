//! Messages of AWS IoT: [`iot_event`](mod@crate::language::iot_event).
//!
#![cfg_attr(not(doctest), doc = include_str!("../../../docs/triggers/iot.md"))]

#[doc(hidden)]
pub mod sql;

#[cfg(feature = "cloudformation")]
use serde_json::{Value, json};

#[cfg(feature = "cloudformation")]
use crate::{
    aws::Arn,
    cloudformation::{FunctionTemplate, Permission, SourceName, TemplateError, insert},
};
use crate::{
    aws::Choice,
    triggers::{Sender, TriggerParts, Written},
    value::{names, object},
};

object! {
    /// A rule of AWS IoT whose messages invoke a function.
    pub struct IotTrigger {
        /// Properties of the [`TopicRulePayload`][1] of an `AWS::IoT::TopicRule`, with AWS's names.
        ///
        /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-iot-topicrule-topicrulepayload.html
        pub topic_rule_payload: TopicRulePayload,
        /// Whether the rule is enabled.
        pub enabled: Choice<bool>,
        /// The ARN of the SQS queue to which IoT sends a message that it could not process, or could not send to Lambda.
        pub error_action: Option<String>,
        /// Whether the function may write to what invokes it, itself or in a circle of functions.
        pub allow_loop: Option<bool>,
    }
    fn of(topic_rule_payload: TopicRulePayload) {
        enabled: Choice::from(true),
    }
}

object! {
    /// Properties of the [`TopicRulePayload`][1] of an `AWS::IoT::TopicRule`.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-iot-topicrule-topicrulepayload.html
    #[derive(Eq)]
    pub struct TopicRulePayload {
        /// The statement that selects messages, and the input of the function.
        pub sql as "Sql": String,
        /// The version of the SQL.
        pub aws_iot_sql_version as "AwsIotSqlVersion": IotSqlVersion,
    }
    /// Creates the payload of a statement in the version of 2016.
    pub fn new(sql: impl Into<String>) {
        aws_iot_sql_version: IotSqlVersion::V20160323,
    }
}

names! {
    /// A [version of AWS IoT's SQL][1].
    ///
    /// [1]: https://docs.aws.amazon.com/iot/latest/developerguide/iot-rule-sql-version.html
    pub enum IotSqlVersion {
        /// The first version, of 8 October 2015.
        V20151008 as "2015-10-08",
        /// The version of 23 March 2016.
        V20160323 as "2016-03-23",
        /// The newest version that AWS tries, which may change.
        Beta as "beta",
    }
}

impl IotTrigger {
    /// Creates the trigger of the messages that `sql` selects.
    #[must_use]
    pub fn new(sql: impl Into<String>) -> Self {
        Self::of(TopicRulePayload::new(sql))
    }
}

impl TriggerParts for IotTrigger {
    fn source(&self) -> &str {
        &self.topic_rule_payload.sql
    }

    fn written(&self) -> Vec<Written> {
        sql::topic(self.source())
            .map(Written::topics)
            .into_iter()
            .collect()
    }

    crate::triggers::allow_loop!();

    fn invocation(&self) -> String {
        "a message".to_owned()
    }

    fn failure_target(&mut self) -> Option<(&mut String, Sender)> {
        Some((self.error_action.as_mut()?, Sender::Source))
    }

    /// Adds the rule, and a permission to invoke the function [that names the rule and the account][1].
    ///
    /// [1]: https://docs.aws.amazon.com/iot/latest/developerguide/lambda-rule-action.html
    #[cfg(feature = "cloudformation")]
    fn add_to(&self, template: &mut FunctionTemplate<'_>) -> Result<(), TemplateError> {
        let sql = &self.topic_rule_payload.sql;
        let topic = sql::topic(sql).unwrap_or_default();
        let source = SourceName::hashed(topic, sql);
        let mut payload = template.json(&self.topic_rule_payload);
        let values = [json!(false), json!(true)];
        let is_disabled = template.chosen(&self.enabled, true, "RuleDisabled", values);
        insert(&mut payload, "RuleDisabled", is_disabled);
        let action = json!({"Lambda": {"FunctionArn": template.function_arn()}});
        insert(&mut payload, "Actions", json!([action]));
        if let Some(queue) = &self.error_action {
            let action = json!({"Sqs": {
                "QueueUrl": queue_url(template, queue),
                "RoleArn": add_role(template, queue)?,
                "UseBase64": false,
            }});
            insert(&mut payload, "ErrorAction", action);
        }
        let id = template.ids().of_source(&source, "TopicRule");
        template.add(
            id.clone(),
            "AWS::IoT::TopicRule",
            json!({"TopicRulePayload": payload}),
        )?;
        template.add_permission(
            &source,
            &Permission {
                principal: "iot.amazonaws.com",
                source_arn: json!({"Fn::GetAtt": [id, "Arn"]}),
                names_account: true,
            },
        )?;
        Ok(())
    }
}

/// Adds the role with which IoT sends to [the queue of the error action][1]. Returns its ARN.
///
/// The condition cannot name the rule, which needs the role before.
///
/// [1]: https://docs.aws.amazon.com/iot/latest/developerguide/sqs-rule-action.html
#[cfg(feature = "cloudformation")]
fn add_role(template: &mut FunctionTemplate<'_>, queue: &str) -> Result<Value, TemplateError> {
    template.is_one_resource(queue);
    let id = template.ids().of_source(&SourceName::new(queue), "IotRole");
    let send = json!({
        "Effect": "Allow",
        "Action": ["sqs:SendMessage"],
        "Resource": [queue],
    });
    let rules = "arn:${AWS::Partition}:iot:${AWS::Region}:${AWS::AccountId}:rule/*";
    let policy = ("undelivered", &send);
    let role = template.add_service_role(id, "iot.amazonaws.com", rules, policy)?;
    Ok(json!({"Fn::GetAtt": [role, "Arn"]}))
}

/// Returns the URL of the queue with this ARN. If a parameter stands for the ARN, CloudFormation takes it apart.
#[cfg(feature = "cloudformation")]
fn queue_url(template: &FunctionTemplate<'_>, queue: &str) -> Value {
    if let Some(id) = template.created_id(queue) {
        return json!({"Ref": id});
    }
    if let Some(Arn {
        region,
        account,
        resource,
        ..
    }) = Arn::parse(queue)
    {
        return json!(format!(
            "https://sqs.{region}.${{AWS::URLSuffix}}/{account}/{resource}"
        ));
    }
    let part = |position: usize| json!({"Fn::Select": [position, {"Fn::Split": [":", queue]}]});
    json!({"Fn::Join": ["", [
        "https://sqs.", part(3), ".${AWS::URLSuffix}/", part(4), "/", part(5),
    ]]})
}

#[cfg(feature = "runtime")]
pub mod iot_event {
    //! `iot_event "SELECT * FROM 'sensors/+/temperature'";` — messages of devices invoke the function.
    //!
    //! The argument is a statement in AWS IoT's SQL. The result of the statement is the function's
    //! `event`, which can be any type that deserialises. For payloads that are not JSON, use `SELECT encode(*, 'base64') AS
    //! data FROM '…'`. A function may have several statements, each only once.
    //!
    //! **What is lost by default:** a message whose function fails three times, unless there is `event_invoke_config
    //! on_failure: create;` (or the ARN of a queue), and one that IoT cannot send to Lambda, unless there is the option
    //! `error_action: create`.
    //!
    //! The template contains the rule and a permission for this rule only. See [IoT's
    //! page](https://docs.aws.amazon.com/iot/latest/developerguide/iot-sql-reference.html).

    /// `enabled: false` — whether the rule is active: `true` (the default), `false`, or a placeholder such as
    /// `"${Enabled:true}"`.
    pub mod enabled {}

    /// `allow_loop: true` — allows the function to publish to the topics that invoke it, itself or in a circle of functions.
    pub mod allow_loop {}

    /// `aws_iot_sql_version: "2016-03-23"` — the [version of the SQL][1]: `"2016-03-23"` (the default), `"2015-10-08"`,
    /// or `"beta"`, which AWS may change. The oldest has no queries inside of others.
    ///
    /// [1]: https://docs.aws.amazon.com/iot/latest/developerguide/iot-rule-sql-version.html
    pub mod aws_iot_sql_version {}

    /// `error_action: create` — where IoT sends a message that it could not process or send to Lambda: the ARN of a
    /// standard SQS queue, or `create`. Without it, the message is lost. The message in the queue [says what
    /// failed][1].
    ///
    /// [1]: https://docs.aws.amazon.com/iot/latest/developerguide/rule-error-handling.html
    pub mod error_action {}
}
