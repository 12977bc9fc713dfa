//! Schedules of EventBridge Scheduler: [`rate`](mod@crate::language::rate), [`cron`](mod@crate::language::cron) and
//! [`at`](mod@crate::language::at).
//!
#![cfg_attr(not(doctest), doc = include_str!("../../../docs/triggers/schedule.md"))]

#[cfg(feature = "runtime")]
mod decode;
mod manifest;
#[cfg(feature = "runtime")]
mod testing;

pub use manifest::{
    FlexibleTimeWindow, FlexibleTimeWindowMode, ScheduleTrigger, SchedulerSchedule,
};
#[cfg(feature = "runtime")]
pub use {
    decode::{Schedule, Scheduler},
    testing::ScheduleEvent,
};

/// The options of all schedules.
#[cfg(feature = "runtime")]
macro_rules! of_schedules {
    () => {
        /// `time_zone: "Europe/Berlin"` — the time zone of the schedule. The default is UTC. Daylight saving time is
        /// observed.
        pub mod time_zone {}

        /// `flexible_time_window_in_minutes: 15` — how many minutes late the schedule may fire: 1 to 1,440. Without it,
        /// it fires within its minute.
        pub mod flexible_time_window_in_minutes {}

        /// `input: { days: 7 }` — the value that the function gets as `schedule.input::<T>()`.
        pub mod input {}

        /// `enabled: false` — whether the schedule fires: `true` (the default), `false`, or a placeholder such as
        /// `"${Enabled:true}"`.
        pub mod enabled {}

        /// `schedule_group: "reports"` — the name of an existing schedule group. The default is the group `default`.
        pub mod schedule_group {}

        /// `scheduler_role: "arn:aws:iam::112233445566:role/scheduler"` — the ARN of the role with which the scheduler
        /// invokes the function. Without it, the template makes one that can only invoke this function.
        pub mod scheduler_role {}

        crate::triggers::shared_words::of_targets!();
    };
}

/// The options of schedules that recur.
#[cfg(feature = "runtime")]
macro_rules! of_recurring {
    () => {
        /// `start_date: "2027-01-01T00:00:00Z"` — the time at which the schedule starts, in UTC.
        pub mod start_date {}

        /// `end_date: "2027-12-31T23:59:59Z"` — the time at which the schedule ends, in UTC.
        pub mod end_date {}
    };
}

#[cfg(feature = "runtime")]
#[doc(alias("schedule"))]
pub mod rate {
    //! `rate "10 minutes";` — the function is invoked at an interval of minutes, hours or days.
    //!
    //! A rate is a number of 1 or more followed by `minute`, `minutes`, `hour`, `hours`, `day` or `days`. After `1`, the
    //! unit is singular. The interval starts at the deployment, or at `start_date`. A function may have several rates.
    //!
    //! The template contains a schedule of EventBridge Scheduler. See
    //! [its page](https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#rate-based).
    //!
    //! **What is lost by default:** a time whose function fails three times, unless there is `event_invoke_config
    //! on_failure: create;` (or the ARN of a queue), and one that Lambda does not accept for 24 hours, unless there is the
    //! option `target_dead_letter_queue: create`.

    of_recurring!();
    of_schedules!();
}

#[cfg(feature = "runtime")]
#[doc(alias("schedule"))]
pub mod cron {
    //! `cron "0 12 * * ? *", time_zone: "Europe/Berlin";` — the function is invoked at these times.
    //!
    //! A cron expression has six fields: minutes, hours, day of month, month, day of week (1 to 7, where 1 is Sunday, or
    //! `SUN` to `SAT`) and year. Either the day of month or the day of week must be `?`. A function may have several
    //! expressions.
    //!
    //! The template contains a schedule of EventBridge Scheduler. See
    //! [its page](https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based).
    //!
    //! **What is lost by default:** a time whose function fails three times, unless there is `event_invoke_config
    //! on_failure: create;` (or the ARN of a queue), and one that Lambda does not accept for 24 hours, unless there is the
    //! option `target_dead_letter_queue: create`.

    of_recurring!();
    of_schedules!();
}

#[cfg(feature = "runtime")]
pub mod at {
    //! `at "2027-01-01T00:00:00", time_zone: "Europe/Berlin";` — the function is invoked once, at this time.
    //!
    //! The time has no offset: it is one of `time_zone`, or of UTC. CloudFormation cannot let the schedule be deleted when it
    //! is done, so it stays until the declaration is removed. A function may have several times.
    //!
    //! The template contains a schedule of EventBridge Scheduler. See
    //! [its page](https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#one-time).
    //!
    //! **What is lost by default:** a time whose function fails three times, unless there is `event_invoke_config
    //! on_failure: create;` (or the ARN of a queue), and one that Lambda does not accept for 24 hours, unless there is the
    //! option `target_dead_letter_queue: create`.

    of_schedules!();
}

#[cfg(feature = "runtime")]
pub mod parameters {
    //! The parameters of a function that a schedule invokes.

    /// `schedule: Schedule<'_>` — the invocation by the scheduler: the scheduled time, the attempt, and the `input` of
    /// the declaration. The default type is [`Schedule`](crate::Schedule). [`Json<T>`](crate::Json), `String` and
    /// `&str` take the input. It can also be a pair of such types, `Result<T, DecodeError>`, or a type that implements
    /// [`FromItem`](crate::FromItem).
    ///
    /// If the function fails, Lambda tries it again twice.
    pub mod schedule {}
}
