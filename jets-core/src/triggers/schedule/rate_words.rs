//! `rate "10 minutes";` — the function is invoked every so many minutes, hours or days.
//!
//! A rate is a number of 1 or more and `minute`, `minutes`, `hour`, `hours`, `day` or `days`; `1` takes the singular. It
//! counts from the deployment, or from `start_date`. A function may have several.
//!
//! The template has a schedule of EventBridge Scheduler. See
//! [its page](https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#rate-based).

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
