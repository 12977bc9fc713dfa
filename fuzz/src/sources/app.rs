//! Functions that take every item and never fail, invoked as Lambda does.

use std::{
    pin::pin,
    sync::LazyLock,
    task::{Poll, Waker},
};

use jets::{
    App, Context, DecodeError, DynamodbRecord, EventDetail, KinesisRecord, LogsPayload, S3Object,
    Schedule, SnsMessage, SqsMessage, jobs, testing::AsPayload,
};

jobs! {
    TakingJob {
        kinesis_event "stream";
        fn kinesis(kinesis_record: Result<KinesisRecord<'_>, DecodeError>) {
            _ = kinesis_record;
        }

        kinesis_event "stream", aggregated: true;
        fn aggregated(kinesis_record: Result<KinesisRecord<'_>, DecodeError>) {
            _ = kinesis_record;
        }

        dynamodb_event "arn:aws:dynamodb:us-west-2:112233445566:table/orders/stream/2019-02-16T00:00:00.000";
        fn dynamodb(dynamodb_record: DynamodbRecord<'_>) {
            _ = dynamodb_record;
        }

        sqs_event "queue";
        fn sqs(sqs_message: SqsMessage<'_>) {
            _ = sqs_message;
        }

        sns_event "topic";
        fn sns(sns_message: SnsMessage<'_>) {
            _ = sns_message;
        }

        s3_event "bucket";
        fn s3(s3_object: S3Object<'_>) {
            _ = s3_object;
        }

        log_event "group";
        fn logs(log_events: LogsPayload<'_>) {
            _ = log_events;
        }

        rule_event { source: ["aws.ec2"] };
        fn rule(event_detail: EventDetail<'_>) {
            _ = event_detail;
        }

        rate "10 minutes";
        fn schedule(schedule: Schedule<'_>) {
            _ = schedule;
        }
    }
}

static APP: LazyLock<App> = LazyLock::new(|| App::new().job(TakingJob));

/// Invokes the function of `handler` with an event that it must accept.
pub(super) fn invoke(handler: &str, event: impl AsPayload) {
    let invoked = pin!(APP.invoke(handler, event, Context::default()));
    let mut context = std::task::Context::from_waker(Waker::noop());
    let Poll::Ready(response) = invoked.poll(&mut context) else {
        panic!("{handler} waits");
    };
    let response = response.unwrap_or_else(|error| panic!("{handler}: {error}"));
    let expected = ["null", r#"{"batchItemFailures":[]}"#];
    assert!(
        expected.contains(&response.as_str()),
        "{handler}: {response:?}"
    );
}
