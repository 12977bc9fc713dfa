//! `cron "0 12 * * ? *", time_zone: "Europe/Berlin";` — the function is invoked at these times.
//!
//! A cron expression has six fields: minutes, hours, day of month, month, day of week (1 to 7, where 1 is Sunday, or `SUN`
//! to `SAT`) and year. Of day of month and day of week, one is `?`. A function may have several.
//!
//! The template has a schedule of EventBridge Scheduler. See
//! [its page](https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based).

/// The time zone that the schedule is in, such as `"Europe/Berlin"`; without it, UTC. Daylight saving is followed.
pub mod time_zone {}

/// The time from which the schedule fires, in UTC: `"2027-01-01T00:00:00Z"`.
pub mod start_date {}

/// The time until which the schedule fires, in UTC: `"2027-12-31T23:59:59Z"`.
pub mod end_date {}

/// How many minutes after its time the schedule may fire: 1 to 1,440. Without it, it fires within its minute.
pub mod flexible_time_window_in_minutes {}

/// What the function gets as `schedule.input::<T>()`: any value.
pub mod input {}

/// Whether the schedule fires: `true` (the default) or `false`.
pub mod enabled {}

/// The ARN of the role with which the scheduler invokes the function; without it, the template makes one, which may
/// only invoke this function.
pub mod scheduler_role {}
