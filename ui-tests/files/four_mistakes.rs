use jets::jobs;

jobs! {
    pub OrderJob {
        sqs_event "orders.fifo", batch_size: 100;
        fn store(sqs_mesage: String) -> Result<(), String> {
            println!("{sqs_mesage}");
            Ok(())
        }

        cron "0 6 * * *", time_zone: "Europe/Berln";
        fn report(schedule) {
            println!("a report by {}", schedule.schedule_arn());
        }
    }
}

fn main() {}
