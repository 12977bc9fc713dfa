//! Jobs in a crate of every edition, which denies warnings.

#![deny(warnings)]

#[macro_use]
extern crate jets;

use std::error::Error;

#[cfg(feature = "async")]
mod asynchronous;

jobs! {
    /// Prints whatever arrives.
    #[deprecated]
    pub DataJob {
        kinesis_event "my-stream";
        #[deprecated]
        pub fn file(&self, kinesis_data: Vec<String>) -> usize {
            kinesis_data.len()
        }

        sqs_event "orders";
        pub fn each(sqs_message: String) -> Result<(), String> {
            Err(sqs_message)
        }
    }

    /// Has a declaration of each form.
    pub(crate) EveryJob {
        pub names: Vec<&'static str>,
        r#match: Box<dyn Fn(&str) -> bool + Send + Sync>,

        class_timeout 30;
        class_environment { TABLE: "orders-${Environment}" };

        table "sums", partition_key: { id: S };

        kinesis_event "clicks", tumbling_window_in_seconds: 60;
        pub fn sum(&self, mut kinesis_data: Vec<String>, window: &mut ::jets::Window<u64>, _context) {
            kinesis_data.clear();
            window.state += self.names.len() as u64;
        }

        dynamodb_event "orders", create: { partition_key: { id: S } }, maximum_retry_attempts: 5, on_failure: create;
        pub fn changed(&self, dynamodb_record) -> Result<(), Box<dyn Error + Send + Sync>> {
            let name = format!("{:?}", dynamodb_record);
            if (self.r#match)(&name) {
                return Ok(());
            }
            Err("refused".into())
        }

        sns_event "news", filter_policy: { store: ["berlin"] };
        pub fn r#move(sns_message: &str, event: &::jets::Event<'_>) {
            let _ = (sns_message, event);
        }

        s3_event "uploads", events: [ObjectCreated, ObjectDeleted], prefix: "images/";
        log_retention_in_days 14;
        pub fn stored(s3_object) {
            let _ = s3_object;
        }

        rule_event { source: ["aws.ec2"], detail: { state: ["running"] } };
        pub fn started(event_detail) -> bool {
            let _ = event_detail;
            true
        }

        cron "0 12 * * ? *", input: { less: -1.5 };
        rate "10 minutes";
        iam_policy "s3:GetObject", resource: "arn:aws:s3:::uploads/*";
        pub fn regularly(schedule: ::jets::Schedule<'_>) -> bool {
            let _ = schedule;
            true
        }

        iot_event "SELECT * FROM 'sensors/+/temperature'";
        pub fn measured(event: String) -> [u8; 2] {
            let _ = event;
            [0; 2]
        }
    }
}
