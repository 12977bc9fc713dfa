//! A schedule in the manifest.

#[cfg(feature = "cloudformation")]
use serde_json::{Value, json};

use crate::{
    aws::{Choice, Number, Statement, limits},
    triggers::TriggerParts,
    value::{names, object},
};
#[cfg(feature = "cloudformation")]
use crate::{
    aws::{NumberParameter, Properties},
    cloudformation::{FunctionTemplate, SourceName, TemplateError},
};

/// A schedule that invokes a function.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ScheduleTrigger {
    /// Properties of [`AWS::Scheduler::Schedule`][1], with AWS's names.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-scheduler-schedule.html
    pub schedule: SchedulerSchedule,
    /// Whether the schedule is enabled.
    pub enabled: Choice<bool>,
    /// The input that the function gets from its schedule.
    pub input: Option<crate::value::Value>,
    /// The ARN of the role with which the scheduler invokes the function. Without it, the template makes one.
    pub scheduler_role: Option<String>,
}

object! { ScheduleTrigger {
    schedule: "schedule",
    enabled: "enabled",
    input: "input",
    scheduler_role: "scheduler_role",
} }

/// Properties of [`AWS::Scheduler::Schedule`][1]. `None` leaves AWS's default.
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-scheduler-schedule.html
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SchedulerSchedule {
    /// When the schedule fires: `rate(10 minutes)` or `cron(0 12 * * ? *)`.
    pub schedule_expression: String,
    /// The time zone of a cron expression, such as `Europe/Berlin`. AWS's default is UTC.
    pub schedule_expression_timezone: Option<String>,
    /// The time at which the schedule starts, in UTC, such as `2027-01-01T00:00:00Z`.
    pub start_date: Option<String>,
    /// The time at which the schedule ends, in UTC, such as `2027-12-31T23:59:59Z`.
    pub end_date: Option<String>,
    /// How late the schedule may fire.
    pub flexible_time_window: FlexibleTimeWindow,
}

object! { SchedulerSchedule {
    schedule_expression: "ScheduleExpression",
    schedule_expression_timezone: "ScheduleExpressionTimezone",
    start_date: "StartDate",
    end_date: "EndDate",
    flexible_time_window: "FlexibleTimeWindow",
} }

/// How late a schedule may fire.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FlexibleTimeWindow {
    /// Whether it may fire late.
    pub mode: FlexibleTimeWindowMode,
    /// The maximum delay in minutes: 1 to 1,440.
    pub maximum_window_in_minutes: Option<Number<limits::FlexibleWindow>>,
}

object! { FlexibleTimeWindow {
    mode: "Mode",
    maximum_window_in_minutes: "MaximumWindowInMinutes",
} }

impl FlexibleTimeWindow {
    /// Creates the window of a schedule that fires at its time.
    #[must_use]
    pub fn off() -> Self {
        Self {
            mode: FlexibleTimeWindowMode::Off,
            maximum_window_in_minutes: None,
        }
    }

    /// Creates the window of a schedule that may fire this many minutes later.
    #[must_use]
    pub fn flexible(minutes: Number<limits::FlexibleWindow>) -> Self {
        Self {
            mode: FlexibleTimeWindowMode::Flexible,
            maximum_window_in_minutes: Some(minutes),
        }
    }
}

/// Whether a schedule may fire late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlexibleTimeWindowMode {
    /// It fires at its time.
    Off,
    /// It may fire later.
    Flexible,
}

names! { FlexibleTimeWindowMode {
    Off: "OFF",
    Flexible: "FLEXIBLE",
} }

impl ScheduleTrigger {
    /// Creates the trigger of a schedule with this expression, `rate(…)` or `cron(…)`, and AWS's defaults.
    #[must_use]
    pub fn new(expression: impl Into<String>) -> Self {
        Self {
            schedule: SchedulerSchedule {
                schedule_expression: expression.into(),
                schedule_expression_timezone: None,
                start_date: None,
                end_date: None,
                flexible_time_window: FlexibleTimeWindow::off(),
            },
            enabled: Choice::from(true),
            input: None,
            scheduler_role: None,
        }
    }
}

impl TriggerParts for ScheduleTrigger {
    fn source(&self) -> &str {
        &self.schedule.schedule_expression
    }

    fn invocation(&self) -> String {
        self.schedule
            .schedule_expression_timezone
            .clone()
            .unwrap_or_else(|| "on schedule".to_owned())
    }

    /// Returns no statement, because the function needs no right: the scheduler invokes it with a role of its own.
    fn default_policy(&self) -> Vec<Statement> {
        Vec::new()
    }

    /// Adds the schedule, and the role with which all schedules of the function invoke it.
    #[cfg(feature = "cloudformation")]
    fn add_to(&self, template: &mut FunctionTemplate<'_>) -> Result<(), TemplateError> {
        let role = match &self.scheduler_role {
            Some(arn) => json!(arn),
            None => add_role(template)?,
        };
        let mut properties = template.json(&self.schedule);
        let state = template.state(&self.enabled);
        if let Value::Object(properties) = &mut properties {
            properties.insert("State".to_owned(), state);
            properties.insert(
                "Target".to_owned(),
                json!({
                    "Arn": template.function_arn(),
                    "RoleArn": role,
                    "Input": self.target_input(),
                }),
            );
        }
        let id = template.ids().of_source(&self.source_name(), "Schedule");
        template.add(id, "AWS::Scheduler::Schedule", properties)
    }
}

#[cfg(feature = "cloudformation")]
impl Properties for SchedulerSchedule {
    fn numbers(&self) -> Vec<NumberParameter<'_>> {
        let window = self.flexible_time_window.maximum_window_in_minutes.as_ref();
        window.and_then(Number::parameter).into_iter().collect()
    }
}

#[cfg(feature = "cloudformation")]
impl ScheduleTrigger {
    /// Returns the expression, followed by a hash of everything that makes the schedule different from others of its
    /// function.
    fn source_name(&self) -> SourceName {
        let expression = &self.schedule.schedule_expression;
        let time_zone = self.schedule.schedule_expression_timezone.as_deref();
        let input = self.input.as_ref().map(ToString::to_string);
        let identity = format!(
            "{expression}|{}|{}",
            time_zone.unwrap_or_default(),
            input.unwrap_or_default()
        );
        SourceName::hashed(expression, &identity)
    }

    /// Returns the input of the function: an event in [the format of EventBridge][1], in which the scheduler replaces
    /// [its keywords][2].
    ///
    /// [1]: https://docs.aws.amazon.com/eventbridge/latest/ref/events-structure.html
    /// [2]: https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
    fn target_input(&self) -> String {
        json!({
            "version": "0",
            "id": "<aws.scheduler.execution-id>",
            "detail-type": "Scheduled Event",
            "source": "aws.scheduler",
            "account": "${AWS::AccountId}",
            "time": "<aws.scheduler.scheduled-time>",
            "region": "${AWS::Region}",
            "resources": ["<aws.scheduler.schedule-arn>"],
            "detail": {
                "scheduled-time": "<aws.scheduler.scheduled-time>",
                "attempt-number": "<aws.scheduler.attempt-number>",
                "execution-id": "<aws.scheduler.execution-id>",
                "input": self.input,
            },
        })
        .to_string()
    }
}

/// Adds the role with which all schedules of the function invoke it, and which allows nothing else. Returns its ARN.
///
/// The condition names the account and the group of the schedules, [so that no others can use the role][1].
///
/// [1]: https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
#[cfg(feature = "cloudformation")]
fn add_role(template: &mut FunctionTemplate<'_>) -> Result<Value, TemplateError> {
    let mut properties = json!({
        "AssumeRolePolicyDocument": {
            "Version": "2012-10-17",
            "Statement": [{
                "Effect": "Allow",
                "Principal": {"Service": "scheduler.amazonaws.com"},
                "Action": "sts:AssumeRole",
                "Condition": {"StringEquals": {
                    "aws:SourceAccount": "${AWS::AccountId}",
                    "aws:SourceArn": "arn:${AWS::Partition}:scheduler:${AWS::Region}:${AWS::AccountId}:schedule-group/default",
                }},
            }],
        },
        "Policies": [{
            "PolicyName": "invoke",
            "PolicyDocument": {
                "Version": "2012-10-17",
                "Statement": [{
                    "Effect": "Allow",
                    "Action": ["lambda:InvokeFunction"],
                    "Resource": [template.function_arn()],
                }],
            },
        }],
    });
    if let (Some(boundary), Value::Object(properties)) =
        (template.permissions_boundary(), &mut properties)
    {
        properties.insert("PermissionsBoundary".to_owned(), json!(boundary));
    }
    let id = template.ids().scheduler_role();
    template.add_shared(id.clone(), "AWS::IAM::Role", properties)?;
    Ok(json!({"Fn::GetAtt": [id, "Arn"]}))
}
