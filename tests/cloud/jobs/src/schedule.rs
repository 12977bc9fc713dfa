//! Schedules.

use jets::{DecodeError, jobs};

jobs! {
    pub ScheduleJob {
        rate "1 minute", input: "by rate";
        cron "* * * * ? *", input: "by cron";
        fn tick(schedule) -> Result<(), DecodeError> {
            let input: Option<String> = schedule.input()?;
            println!("saw {}", input.unwrap_or_default());
            // LocalEmu passes Scheduler's keyword as it is written.
            match schedule.scheduled_time() {
                Ok(time) => println!("at {time}"),
                Err(error) => println!("at no known time: {error}"),
            }
            Ok(())
        }
    }
}
