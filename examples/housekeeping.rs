//! Keeps a bucket in order: on a schedule, on an event of another service, and for each uploaded object.
//!
//! Here it is invoked with events as AWS sends them. The bucket must send its events to EventBridge: an output of the
//! template has the command.

use jets::{
    App, Context, DecodeError, Json, S3Object, Schedule, jobs,
    testing::{EventBridgeEvent, S3Event, ScheduleEvent},
};
use serde::{Deserialize, Serialize};
use serde_json::json;

#[derive(Debug, Deserialize, Serialize)]
struct Report {
    days: u32,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct StateChange {
    instance_id: String,
    state: String,
}

jobs! {
    /// Keeps a bucket in order.
    pub HousekeepingJob {
        class_timeout 60;
        class_log_retention_in_days 14;

        cron "0 12 ? * MON-FRI *", time_zone: "Europe/Berlin", input: { days: 7 };
        /// Reports at noon on workdays, in Berlin.
        fn report(schedule: (Schedule<'_>, Json<Report>)) -> Result<(), DecodeError> {
            let (schedule, report) = schedule;
            println!(
                "report of {} days at {}",
                report.days,
                schedule.scheduled_time()?
            );
            Ok(())
        }

        rule_event {
            source: ["aws.ec2"],
            detail_type: ["EC2 Instance State-change Notification"],
            detail: { state: ["stopped", "terminated"] },
        };
        event_invoke_config maximum_retry_attempts: 1, maximum_event_age_in_seconds: 3600;
        /// Frees the resources of a machine that was stopped or terminated.
        fn free(event_detail: Json<StateChange>) {
            println!("{} is {}", event_detail.instance_id, event_detail.state);
        }

        s3_event "uploads-${Environment}", prefix: "incoming/";
        iam_policy "s3:GetObject", resource: "arn:${AWS::Partition}:s3:::uploads-${Environment}/incoming/*";
        iam_policy "s3:PutObject", resource: "arn:${AWS::Partition}:s3:::uploads-${Environment}/done/*";
        /// Reads each upload, and writes its result to another folder of the bucket.
        fn look(s3_object: S3Object<'_>) {
            println!(
                "{} of {} bytes",
                s3_object.key(),
                s3_object.size().unwrap_or_default()
            );
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let app = App::new().job(HousekeepingJob);

    let noon = ScheduleEvent::new()
        .scheduled_time("2027-01-04T11:00:00Z".parse()?)
        .input(&Report { days: 7 });
    app.invoke(HousekeepingJob::REPORT, noon, Context::default())
        .await?;

    let gone = EventBridgeEvent::new("aws.ec2", "EC2 Instance State-change Notification")
        .detail(&json!({"instance-id": "i-0123456789abcdef0", "state": "terminated"}));
    app.invoke(HousekeepingJob::FREE, gone, Context::default())
        .await?;

    let upload = S3Event::created("uploads-dev", "incoming/a photo.png").size(1024);
    app.invoke(HousekeepingJob::LOOK, upload, Context::default())
        .await?;
    Ok(())
}
