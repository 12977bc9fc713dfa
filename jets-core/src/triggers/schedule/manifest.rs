//! A schedule in the manifest.

#[cfg(feature = "cloudformation")]
use serde_json::json;

#[cfg(feature = "cloudformation")]
use crate::cloudformation::{FunctionTemplate, SourceName, TemplateError, extend, insert};
use crate::{
    aws::{Choice, EventTarget, Number, limits},
    placeholders::least_size,
    triggers::{Sender, TriggerParts},
    value::{ToValue as _, names, object},
};

object! {
    /// A schedule that invokes a function.
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
    fn of(schedule: SchedulerSchedule) {
        enabled: Choice::from(true),
    }
}

object! {
    /// Properties of [`AWS::Scheduler::Schedule`][1]. `None` leaves AWS's default.
    ///
    /// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-scheduler-schedule.html
    #[derive(Eq)]
    pub struct SchedulerSchedule {
        /// When the schedule fires: `rate(10 minutes)`, `cron(0 12 * * ? *)` or `at(2027-01-01T00:00:00)`.
        pub schedule_expression as "ScheduleExpression": String,
        /// The time zone of the expression, such as `Europe/Berlin`. AWS's default is UTC.
        pub schedule_expression_timezone as "ScheduleExpressionTimezone": Option<String>,
        /// The time at which the schedule starts, in UTC, such as `2027-01-01T00:00:00Z`.
        pub start_date as "StartDate": Option<String>,
        /// The time at which the schedule ends, in UTC, such as `2027-12-31T23:59:59Z`.
        pub end_date as "EndDate": Option<String>,
        /// How late the schedule may fire.
        pub flexible_time_window as "FlexibleTimeWindow": FlexibleTimeWindow,
        /// The group of the schedule. AWS's default is `default`.
        pub group_name as "GroupName": Option<String>,
        /// How EventBridge delivers the schedule's times to Lambda.
        pub target as "Target": Option<EventTarget>,
    }
    /// Creates a schedule with this expression, which fires at its times.
    pub fn new(schedule_expression: impl Into<String>) {
        flexible_time_window: FlexibleTimeWindow::off(),
    }
}

object! {
    /// How late a schedule may fire.
    #[derive(Eq)]
    pub struct FlexibleTimeWindow {
        /// Whether it may fire late.
        pub mode as "Mode": FlexibleTimeWindowMode,
        /// The maximum delay in minutes: 1 to 1,440.
        pub maximum_window_in_minutes as "MaximumWindowInMinutes": Option<Number<limits::FlexibleWindow>>,
    }
}

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

names! {
    /// Whether a schedule may fire late.
    pub enum FlexibleTimeWindowMode {
        /// It fires at its time.
        Off as "OFF",
        /// It may fire later.
        Flexible as "FLEXIBLE",
    }
}

impl ScheduleTrigger {
    /// Creates the trigger of a schedule with this expression, `rate(…)`, `cron(…)` or `at(…)`, and AWS's defaults.
    #[must_use]
    pub fn new(expression: impl Into<String>) -> Self {
        Self::of(SchedulerSchedule::new(expression))
    }
}

impl TriggerParts for ScheduleTrigger {
    fn source(&self) -> &str {
        &self.schedule.schedule_expression
    }

    fn identity(&self) -> String {
        let zone = self.schedule.schedule_expression_timezone.as_ref();
        let zone = zone.map(|zone| format!(" in {zone}")).unwrap_or_default();
        let input = self.input.as_ref().map(|input| format!(" with {input}"));
        format!("{}{zone}{}", self.source(), input.unwrap_or_default())
    }

    fn invocation(&self) -> String {
        match &self.schedule.schedule_expression_timezone {
            Some(time_zone) => format!("a time in {time_zone}"),
            None => "a time".to_owned(),
        }
    }

    fn failure_target(&mut self) -> Option<(&mut String, Sender)> {
        let target = self.schedule.target.as_mut()?;
        Some((target.dead_letter_queue()?, Sender::Source))
    }

    /// Adds the schedule, and the role with which the function's schedules of its group invoke it.
    #[cfg(feature = "cloudformation")]
    fn add_to(&self, template: &mut FunctionTemplate<'_>) -> Result<(), TemplateError> {
        let schedule = &self.schedule;
        let target = schedule.target.as_ref();
        let role = if let Some(arn) = &self.scheduler_role {
            json!(arn)
        } else {
            let role = add_role(template, schedule.group_name.as_deref())?;
            if let Some(config) = target.and_then(|target| target.dead_letter_config.as_ref()) {
                allow_sending(template, &role, &config.arn)?;
            }
            json!({"Fn::GetAtt": [role, "Arn"]})
        };
        let mut properties = template.json(schedule);
        insert(&mut properties, "State", template.state(&self.enabled));
        let mut target = json!({
            "Arn": template.function_arn(),
            "RoleArn": role,
            "Input": self.target_input(),
        });
        if let Some(declared) = properties.get_mut("Target") {
            extend(&mut target, declared.take());
        }
        insert(&mut properties, "Target", target);
        let id = template.ids().of_source(&self.source_name(), "Schedule");
        template.add(id, "AWS::Scheduler::Schedule", properties)
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
}

impl ScheduleTrigger {
    /// The maximum number of bytes of [the input of a target][1].
    ///
    /// [1]: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Target.html
    #[doc(hidden)]
    pub const MAX_INPUT_BYTES: usize = 256 * 1024;

    /// Returns the number of bytes of what the function gets, with the shortest values of placeholders.
    #[doc(hidden)]
    #[must_use]
    pub fn input_bytes(&self) -> usize {
        least_size(&self.target_input(), str::len)
    }

    /// Returns the input of the function: an event in [the format of EventBridge][1], in which the scheduler replaces
    /// [its keywords][2].
    ///
    /// [1]: https://docs.aws.amazon.com/eventbridge/latest/ref/events-structure.html
    /// [2]: https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
    fn target_input(&self) -> String {
        let input = self.input.to_value();
        let detail = format!(
            r#"{{"attempt-number":"<aws.scheduler.attempt-number>","execution-id":"<aws.scheduler.execution-id>","input":{input},"scheduled-time":"<aws.scheduler.scheduled-time>"}}"#
        );
        format!(
            r#"{{"account":"${{AWS::AccountId}}","detail":{detail},"detail-type":"Scheduled Event","id":"<aws.scheduler.execution-id>","region":"${{AWS::Region}}","resources":["<aws.scheduler.schedule-arn>"],"source":"aws.scheduler","time":"<aws.scheduler.scheduled-time>","version":"0"}}"#
        )
    }
}

/// The group of the schedules that name none.
#[cfg(feature = "cloudformation")]
const DEFAULT_GROUP: &str = "default";

/// Adds the role with which the function's schedules of a group invoke it, and which allows nothing else. Returns its
/// logical id.
///
/// The condition names [the account and the group of the schedules][1].
///
/// [1]: https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
#[cfg(feature = "cloudformation")]
fn add_role(
    template: &mut FunctionTemplate<'_>,
    group: Option<&str>,
) -> Result<String, TemplateError> {
    let id = match group {
        Some(group) => template
            .ids()
            .of_source(&SourceName::new(group), "SchedulerRole"),
        None => template.ids().scheduler_role(),
    };
    let group = group.unwrap_or(DEFAULT_GROUP);
    let schedules = format!(
        "arn:${{AWS::Partition}}:scheduler:${{AWS::Region}}:${{AWS::AccountId}}:schedule-group/{group}"
    );
    let invoke = json!({
        "Effect": "Allow",
        "Action": ["lambda:InvokeFunction"],
        "Resource": [template.function_arn()],
    });
    template.add_service_role(
        id,
        "scheduler.amazonaws.com",
        &schedules,
        ("invoke", &invoke),
    )
}

/// Allows the scheduler's role to send to [the dead-letter queue of a schedule][1].
///
/// [1]: https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
#[cfg(feature = "cloudformation")]
fn allow_sending(
    template: &mut FunctionTemplate<'_>,
    role: &str,
    queue: &str,
) -> Result<(), TemplateError> {
    let properties = json!({
        "PolicyName": "undelivered",
        "PolicyDocument": {
            "Version": "2012-10-17",
            "Statement": [{
                "Effect": "Allow",
                "Action": ["sqs:SendMessage"],
                "Resource": [queue],
            }],
        },
        "Roles": [{"Ref": role}],
    });
    let id = SourceName::hashed("", queue).shared("Policy");
    template.add_shared(format!("{role}{id}"), "AWS::IAM::Policy", properties)
}
