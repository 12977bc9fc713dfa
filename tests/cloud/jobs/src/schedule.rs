//! Schedules.

use jets::{DecodeError, jobs};

jobs! {
    pub ScheduleJob {
        rate "1 minute", input: "by rate";
        cron "* * * * ? *", input: "by cron";
        fn tick(schedule) -> Result<(), DecodeError> {
            let input: Option<String> = schedule.input()?;
            println!("at {}", schedule.scheduled_time()?);
            println!("saw {}", input.unwrap_or_default());
            Ok(())
        }
    }
}
