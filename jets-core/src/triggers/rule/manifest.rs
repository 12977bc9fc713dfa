//! An EventBridge rule in the manifest.

#[cfg(feature = "cloudformation")]
use serde_json::json;

#[cfg(feature = "cloudformation")]
use crate::cloudformation::{FunctionTemplate, Permission, SourceName, TemplateError, insert};
use crate::{
    aws::{Choice, Destination, EventsRule, ReceiverKind},
    placeholders,
    resources::EventBus,
    triggers::{Sender, TriggerParts, Written},
    value::{Map, ToValue, Value, object},
};

object! {
    /// An EventBridge rule whose events invoke a function.
    pub struct RuleTrigger {
        /// The event pattern as JSON text.
        pub pattern: String,
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

impl RuleTrigger {
    /// Creates the trigger of events on the default event bus that match this pattern.
    #[must_use]
    pub fn new(event_pattern: Map) -> Self {
        Self {
            pattern: event_pattern.to_value().to_string(),
            rule: EventsRule::new(event_pattern),
            enabled: Choice::from(true),
            allow_loop: None,
        }
    }
}

impl TriggerParts for RuleTrigger {
    fn source(&self) -> &str {
        &self.pattern
    }

    fn identity(&self) -> String {
        let bus = self.rule.event_bus_name.as_deref().unwrap_or_default();
        format!("{bus}{}", self.pattern)
    }

    fn destination(&self) -> Option<Destination> {
        let literal = |key| match self.rule.event_pattern.get(key)?.as_array()? {
            [Value::Text(text)] if !placeholders::has_any(text) => Some(text.clone()),
            _ => None,
        };
        let (source, detail_type) = (literal("source")?, literal("detail-type")?);
        // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
        if source.starts_with("aws.") || self.rule.changes_input() {
            return None;
        }
        let bus = self.rule.event_bus_name.as_deref();
        let bus = bus.unwrap_or(EventBus::DEFAULT);
        Some(Destination {
            source: Some(source),
            detail_type: Some(detail_type),
            ..Destination::new(
                ReceiverKind::EventBus,
                placeholders::arn_of(bus, EventBus::arn),
            )
        })
    }

    fn written(&self) -> Vec<Written> {
        Written::of_rule(&self.rule)
    }

    crate::triggers::allow_loop!();

    fn invocation(&self) -> String {
        "an event".to_owned()
    }

    fn failure_target(&mut self) -> Option<(&mut String, Sender)> {
        let target = self.rule.target.as_mut()?;
        Some((target.dead_letter_queue()?, Sender::Source))
    }

    #[cfg(feature = "cloudformation")]
    fn add_to(&self, template: &mut FunctionTemplate<'_>) -> Result<(), TemplateError> {
        let bus = self.rule.event_bus_name.as_deref().unwrap_or_default();
        let source = SourceName::hashed(&readable(&self.rule), &format!("{bus}{}", self.pattern));
        add_rule(template, &source, &self.rule, &self.enabled)
    }
}

/// Returns the first source or detail type in the pattern.
#[cfg(feature = "cloudformation")]
fn readable(rule: &EventsRule) -> String {
    ["detail-type", "source"]
        .into_iter()
        .filter_map(|key| rule.event_pattern.get(key)?.as_array()?.first()?.as_str())
        .map(str::to_owned)
        .next()
        .unwrap_or_default()
}

/// Adds a rule that invokes the function, its permission, and the right to send to its dead-letter queue.
#[cfg(feature = "cloudformation")]
pub(in crate::triggers) fn add_rule(
    template: &mut FunctionTemplate<'_>,
    source: &SourceName,
    rule: &EventsRule,
    enabled: &Choice<bool>,
) -> Result<(), TemplateError> {
    let mut target = match &rule.target {
        Some(target) => template.json(target),
        None => json!({}),
    };
    insert(&mut target, "Id", json!("Function"));
    insert(&mut target, "Arn", template.function_arn());
    let mut properties =
        json!({"EventPattern": rule.event_pattern, "State": template.state(enabled)});
    if let Some(bus) = &rule.event_bus_name {
        // Of a bus that the template creates, the ARN becomes a reference.
        let arn = placeholders::arn_of(bus, EventBus::arn);
        let bus = if template.creates(&arn) { &arn } else { bus };
        insert(&mut properties, "EventBusName", json!(bus));
    }
    if let Some(input) = &rule.input {
        insert(&mut target, "Input", json!(input.to_string()));
    }
    if let Some(path) = &rule.input_path {
        insert(&mut target, "InputPath", json!(path));
    }
    if let Some(transformer) = &rule.input_transformer {
        insert(&mut target, "InputTransformer", json!(transformer));
    }
    insert(&mut properties, "Targets", json!([target]));
    let id = template.ids().of_source(source, "Rule");
    template.add(id.clone(), "AWS::Events::Rule", properties)?;
    let permission = Permission {
        principal: "events.amazonaws.com",
        source_arn: json!({"Fn::GetAtt": [&id, "Arn"]}),
        names_account: false,
    };
    template.add_permission(source, &permission)?;
    let target = rule.target.as_ref();
    if let Some(config) = target.and_then(|target| target.dead_letter_config.as_ref()) {
        // The rule cannot wait for the policy, which names the rule.
        let arn = template.arn_of(&id);
        template.allow_sending(source, &config.arn, "events.amazonaws.com", &arn)?;
    }
    Ok(())
}
