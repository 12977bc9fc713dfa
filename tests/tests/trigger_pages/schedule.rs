use jets::{DecodeError, jobs};

jobs! {
    pub ReportJob {
        cron "0 6 * * ? *", time_zone: "Europe/Berlin", input: { days: 7 };
        fn write(schedule) -> Result<(), DecodeError> {
            println!("a report at {}", schedule.scheduled_time()?);
            Ok(())
        }
    }
}
