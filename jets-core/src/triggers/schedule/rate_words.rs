//! `rate "10 minutes";` — the function is invoked at an interval of minutes, hours or days.
//!
//! A rate is a number of 1 or more followed by `minute`, `minutes`, `hour`, `hours`, `day` or `days`. After `1`, the
//! unit is singular. The interval starts at the deployment, or at `start_date`. A function may have several rates.
//!
//! The template contains a schedule of EventBridge Scheduler. See
//! [its page](https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#rate-based).

/// The time zone of the schedule, such as `"Europe/Berlin"`. The default is UTC. Daylight saving time is observed.
pub mod time_zone {}

/// The time at which the schedule starts, in UTC: `"2027-01-01T00:00:00Z"`.
pub mod start_date {}

/// The time at which the schedule ends, in UTC: `"2027-12-31T23:59:59Z"`.
pub mod end_date {}

/// How many minutes late the schedule may fire: 1 to 1,440. Without it, it fires within its minute.
pub mod flexible_time_window_in_minutes {}

/// The value that the function gets as `schedule.input::<T>()`.
pub mod input {}

/// Whether the schedule fires: `true` (the default) or `false`.
pub mod enabled {}

/// The ARN of the role with which the scheduler invokes the function. Without it, the template makes one that can only
/// invoke this function.
pub mod scheduler_role {}
