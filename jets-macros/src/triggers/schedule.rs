//! `rate`, `cron` and `at`: schedules of EventBridge Scheduler.
//!
//! Limits are those of [`CreateSchedule`](https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html).

use std::{fmt::Display, str::FromStr};

use jets_core::{
    manifest::{
        AtExpression, CronExpression, EventTarget, RateExpression, ScheduleError, is_utc_time,
    },
    placeholders::has_any,
    rules::{PLACEHOLDER, is_whole, text},
    triggers::schedule::{FlexibleTimeWindow, ScheduleTrigger},
};

use super::{
    contract::{Contract, Draft, Form, TriggerParameter},
    event_target::{self, Targeted},
};
use crate::values::{Options, Rule, Value, arn, json, name, option, set, thousands};

pub struct Rate;

pub struct Cron;

/// The keyword `at`.
pub struct At;

const PARAMETERS: &[TriggerParameter] =
    &[TriggerParameter::one("schedule", "Scheduler", "Schedule")];

macro_rules! contract {
    ($Keyword:ident: $keyword:literal, $argument:literal, $Expression:ty $(, $options:ident)*) => {
        impl Contract for $Keyword {
            const KEYWORD: &'static str = $keyword;
            const SOURCE: &'static str = "schedule";
            const ARGUMENT: &'static str = $argument;
            const PARAMETERS: &'static [TriggerParameter] = PARAMETERS;
            const OPTIONS: &'static [&'static [Rule<Draft<ScheduleTrigger>>]] =
                &[OPTIONS, &event_target::options() $(, $options)*];

            /// The expression, such as `rate(10 minutes)`.
            type Source = String;
            type Trigger = ScheduleTrigger;

            const TRIGGER: fn(String) -> ScheduleTrigger = ScheduleTrigger::new;

            fn source(argument: Value<'_>) -> Option<String> {
                expression::<$Expression>(Self::ARGUMENT, argument)
            }

            fn check(trigger: &mut Draft<ScheduleTrigger>, options: &Options<'_>, _form: Option<Form>) {
                check_dates(trigger, options);
                check_input(trigger, options);
            }
        }
    };
}

contract!(
    Rate: "rate",
    "a number and a unit, such as `\"10 minutes\"`",
    RateExpression,
    DATES
);
contract!(
    Cron: "cron",
    "six fields, such as `\"0 12 * * ? *\"`",
    CronExpression,
    DATES
);
contract!(
    At: "at",
    "a time, such as `\"2027-01-01T00:00:00\"`",
    AtExpression
);

impl Targeted for ScheduleTrigger {
    fn target(&mut self) -> &mut Option<EventTarget> {
        &mut self.schedule.target
    }
}

/// Checks an expression. The value of a placeholder is checked when the schedule is deployed.
fn expression<E>(accepted: &str, argument: Value<'_>) -> Option<String>
where
    E: FromStr<Err = ScheduleError> + Display,
{
    let keyword = argument.name;
    let text = argument.text(accepted)?;
    let masked = text.masked()?;
    if is_whole(&masked) {
        return Some(format!("{keyword}({})", &*text));
    }
    if masked.contains(PLACEHOLDER) {
        text.error(format!("`{keyword}` takes a placeholder in place of the whole expression, such as `\"${{Expression}}\"`"));
        return None;
    }
    let expression = text.parse::<E>();
    let expression = expression
        .map_err(|error| text.error(error.to_string()))
        .ok()?;
    Some(format!("{keyword}({expression})"))
}

const START_DATE: &str = "start_date";
const END_DATE: &str = "end_date";

const OPTIONS: &[Rule<Draft<ScheduleTrigger>>] = &[
    set!(option time_zone as schedule_expression_timezone in schedule = time_zone),
    option("schedule_group", |value, trigger| {
        let group = value.text("the name of a schedule group such as `\"reports\"`");
        trigger.schedule.group_name = group.and_then(|group| group.named(&name::SCHEDULE_GROUP));
    }),
    option("flexible_time_window_in_minutes", |value, trigger| {
        if let Some(minutes) = value.number("") {
            trigger.schedule.flexible_time_window = FlexibleTimeWindow::flexible(minutes);
        }
    }),
    set!(option input = json::check),
    option("enabled", |value, trigger| {
        value.switch_into(&mut trigger.enabled);
    }),
    set!(option scheduler_role = arn(&arn::ROLE)),
];

/// The options of schedules that recur.
const DATES: &[Rule<Draft<ScheduleTrigger>>] = &[
    set!(option start_date in schedule = date),
    set!(option end_date in schedule = date),
];

/// Reports a schedule that ends before it starts.
fn check_dates(trigger: &ScheduleTrigger, options: &Options<'_>) {
    let schedule = &trigger.schedule;
    if let (Some(start), Some(end)) = (&schedule.start_date, &schedule.end_date)
        && !has_any(start)
        && !has_any(end)
        && end <= start
        && let Some(option) = options.find(END_DATE)
    {
        option.error(format!(
            "`{END_DATE}` must be later than `{START_DATE}`, {start}"
        ));
    }
}

/// Reports an input that is too large, with what the scheduler adds of the time.
fn check_input(trigger: &ScheduleTrigger, options: &Options<'_>) {
    let (bytes, max) = (trigger.input_bytes(), ScheduleTrigger::MAX_INPUT_BYTES);
    if let Some(input) = options.find("input")
        && bytes > max
    {
        let (bytes, max) = (thousands(bytes), thousands(max));
        input.error(format!(
            "the event with this `input` has {bytes} bytes as JSON; EventBridge Scheduler takes at most {max}"
        ));
    }
}

fn time_zone(value: Value<'_>) -> Option<String> {
    let zone = value.text("the name of a time zone such as `\"Europe/Berlin\"`")?;
    let is_known = !zone.masked()?.contains(PLACEHOLDER);
    zone.unless(is_known.then(|| text::time_zone(&zone)).flatten())
}

/// Checks a time such as `2027-01-01T00:00:00Z`.
fn date(value: Value<'_>) -> Option<String> {
    const ACCEPTED: &str = "a time in UTC such as `\"2027-01-01T00:00:00Z\"`";
    let name = value.name;
    let text = value.text(ACCEPTED)?;
    // The calendar begins with year 1.
    let is_time = is_whole(&text.masked()?) || is_utc_time(&text) && !text.starts_with("0000-");
    let problem = (!is_time).then(|| {
        let found = text.escape_debug();
        format!("`{name}` takes {ACCEPTED}, not `{found}`")
    });
    text.unless(problem)
}
