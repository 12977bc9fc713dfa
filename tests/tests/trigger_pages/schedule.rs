use jets::jobs;

jobs! {
    pub ReportJob {
        cron "0 6 * * ? *", time_zone: "Europe/Berlin", input: { days: 7 };
        fn write(schedule) {
            println!("a report at {}", schedule.scheduled_time());
        }
    }
}
