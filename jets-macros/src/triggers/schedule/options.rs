//! The options of schedules.
//!
//! Limits are those of [`CreateSchedule`](https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html).

use jets_core::{
    placeholders::has_any,
    triggers::schedule::{
        FlexibleTimeWindow, FlexibleTimeWindowMode, ScheduleState, ScheduleTrigger,
    },
};

use super::{time, time_zone};
use crate::{
    diagnostics::Errors,
    rules::{
        arn, json, number,
        options::{self, OptionRule, OptionValue},
        values,
    },
};

const START_DATE: &str = "start_date";
const END_DATE: &str = "end_date";

pub const OPTIONS: &[OptionRule<ScheduleTrigger>] = &[
    OptionRule::new("time_zone", |option, draft, errors| {
        draft.schedule.schedule_expression_timezone = time_zone::check(option, errors);
    }),
    OptionRule::new(START_DATE, |option, draft, errors| {
        draft.schedule.start_date = time::check(option, errors);
    }),
    OptionRule::new(END_DATE, |option, draft, errors| {
        draft.schedule.end_date = time::check(option, errors);
    }),
    OptionRule::new(
        "flexible_time_window_in_minutes",
        |option, draft, errors| {
            let minutes = number::number(option.name, option.value, errors);
            if minutes.is_some() {
                draft.schedule.flexible_time_window = FlexibleTimeWindow {
                    mode: FlexibleTimeWindowMode::Flexible,
                    maximum_window_in_minutes: minutes,
                };
            }
        },
    ),
    OptionRule::new("input", |option, draft, errors| {
        draft.input = json::of_value(option.name, option.value, errors);
    }),
    OptionRule::new("enabled", |option, draft, errors| {
        if values::boolean(option.name, option.value, errors) == Some(false) {
            draft.schedule.state = ScheduleState::Disabled;
        }
    }),
    OptionRule::new("scheduler_role", |option, draft, errors| {
        draft.scheduler_role = arn::of_role(option.name, option.value, errors);
    }),
];

/// Reports a schedule that ends before it starts.
pub fn check_together(draft: &ScheduleTrigger, given: &[OptionValue<'_>], errors: &mut Errors) {
    let (Some(start), Some(end)) = (&draft.schedule.start_date, &draft.schedule.end_date) else {
        return;
    };
    if !has_any(start)
        && !has_any(end)
        && end <= start
        && let Some(option) = options::find(END_DATE, given)
    {
        errors.at(
            option.value,
            format!("`{END_DATE}` must be later than `{START_DATE}`, {start}"),
        );
    }
}
