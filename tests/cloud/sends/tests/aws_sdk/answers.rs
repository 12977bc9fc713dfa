//! What becomes of what the services answer, and what is not asked of them.

use jets::{App, Context, InvokeErrorKind, sends::AwsDelivery};

use crate::{
    jobs::{SenderJob, app, send},
    service::Service,
};

const QUEUE: &str = SenderJob::TO_QUEUE.name();
const TOPIC: &str = SenderJob::TO_TOPIC.name();
const STREAM: &str = SenderJob::TO_STREAM.name();
const BUS: &str = SenderJob::TO_BUS.name();
const FUNCTION: &str = SenderJob::TO_FUNCTION.name();

#[tokio::test]
async fn what_a_service_refuses_is_told_item_by_item() {
    // The answers of SQS and SNS have no order.
    let cases = [
        (
            QUEUE,
            r#"{"Successful": [{"Id": "2", "MessageId": "m-2", "MD5OfMessageBody": "?"}, {"Id": "0", "MessageId": "m-0", "MD5OfMessageBody": "?"}],
                "Failed": [{"Id": "1", "Code": "InternalError", "Message": "try again", "SenderFault": false}]}"#,
            "InternalError: try again",
        ),
        (
            TOPIC,
            "<PublishBatchResponse><PublishBatchResult>
                <Successful><member><Id>2</Id><MessageId>n-2</MessageId></member><member><Id>0</Id><MessageId>n-0</MessageId></member></Successful>
                <Failed><member><Id>1</Id><Code>InternalFailure</Code><SenderFault>false</SenderFault></member></Failed>
            </PublishBatchResult></PublishBatchResponse>",
            "InternalFailure",
        ),
        (
            STREAM,
            r#"{"FailedRecordCount": 1, "Records": [{"SequenceNumber": "1", "ShardId": "s"},
                {"ErrorCode": "ProvisionedThroughputExceededException", "ErrorMessage": "too fast"}, {"SequenceNumber": "2", "ShardId": "s"}]}"#,
            "ProvisionedThroughputExceededException: too fast",
        ),
        (
            BUS,
            r#"{"FailedEntryCount": 1, "Entries": [{"EventId": "e-0"}, {"ErrorCode": "NotAuthorizedForSourceException"}, {"EventId": "e-2"}]}"#,
            "NotAuthorizedForSourceException",
        ),
    ];
    for (sender, answer, refusal) in cases {
        let service = Service::new([(200, answer)]);
        let outcomes = send(&service, sender, 3).await;
        let [first, second, third] = outcomes.as_slice() else {
            panic!("{outcomes:?}");
        };
        assert_eq!([&**first, &**third], ["sent"; 2], "{sender}");
        let receiver = sender.replace("sender_job.to_", "receiver_job.");
        assert_eq!(
            *second,
            format!("Refused: a message for `{receiver}` was refused: {refusal}")
        );
        assert_eq!(service.requests().len(), 1, "{sender}");
    }
}

#[tokio::test]
async fn what_an_answer_does_not_tell_was_not_sent() {
    let cases = [
        (
            QUEUE,
            r#"{"Successful": [{"Id": "7", "MessageId": "m", "MD5OfMessageBody": "?"}, {"Id": "x", "MessageId": "m", "MD5OfMessageBody": "?"}], "Failed": []}"#,
        ),
        (
            TOPIC,
            "<PublishBatchResponse><PublishBatchResult><Successful/><Failed/></PublishBatchResult></PublishBatchResponse>",
        ),
        (STREAM, r#"{"Records": []}"#),
        (BUS, r#"{"Entries": []}"#),
    ];
    for (sender, answer) in cases {
        let outcomes = send(&Service::new([(200, answer)]), sender, 2).await;
        assert_eq!(outcomes.len(), 2);
        for outcome in outcomes {
            assert!(outcome.starts_with("Refused: "), "{sender}: {outcome}");
            assert!(
                outcome.ends_with("does not say what became of it")
                    || outcome.ends_with("did not say what became of it"),
                "{sender}: {outcome}"
            );
        }
    }
}

#[tokio::test]
async fn after_a_call_that_fails_no_other_is_made() {
    let json = r#"{"__type": "ThrottlingException", "message": "slow down"}"#;
    let xml = "<ErrorResponse><Error><Type>Sender</Type><Code>Throttled</Code><Message>slow down</Message></Error></ErrorResponse>";
    // Each sends in two calls.
    let cases = [
        (QUEUE, json, 11, 10),
        (TOPIC, xml, 11, 10),
        (STREAM, json, 501, 500),
        (BUS, json, 11, 10),
        (FUNCTION, json, 2, 1),
    ];
    for (sender, answer, count, first) in cases {
        let service = Service::new([(400, answer)]);
        let outcomes = send(&service, sender, count).await;
        let (called, other) = outcomes.split_at(first);
        for outcome in called {
            assert!(outcome.starts_with("Call: "), "{sender}: {outcome}");
            assert!(outcome.contains("slow down"), "{sender}: {outcome}");
        }
        for outcome in other {
            assert!(outcome.starts_with("NotTried: "), "{sender}: {outcome}");
        }
        assert_eq!(service.requests().len(), 1, "{sender}");
    }
}

#[tokio::test]
async fn a_connection_that_breaks_is_the_cause_of_the_error() {
    for sender in [QUEUE, TOPIC, STREAM, BUS, FUNCTION] {
        let outcomes = send(&Service::default(), sender, 1).await;
        let [outcome] = outcomes.as_slice() else {
            panic!("{outcomes:?}");
        };
        assert!(outcome.starts_with("Call: "), "{sender}: {outcome}");
        assert!(outcome.contains("the line is cut"), "{sender}: {outcome}");
    }
}

#[tokio::test]
async fn a_function_is_not_called_if_its_variable_is_not_set_or_not_an_address_of_the_service() {
    let cases = [
        (
            SenderJob::TO_UNSET.name(),
            "environment variable `JETS_SENDS_UNSET` is not set",
        ),
        (
            SenderJob::TO_MISTAKEN.name(),
            "environment variable `JETS_SENDS_MISTAKEN` is `arn:aws:sns:us-west-2:112233445566:orders`, not an ARN of `sqs`",
        ),
    ];
    for (handler, problem) in cases {
        let service = Service::default();
        let error = app(&service)
            .invoke(handler, "{}", Context::default())
            .await
            .unwrap_err();
        assert_eq!(error.kind(), InvokeErrorKind::Delivery);
        assert_eq!(
            error.to_string(),
            format!(
                "`{handler}` sends to `receiver_job.queue`, which the app's delivery cannot reach: {problem}"
            )
        );
    }
    let service = Service::default();
    let outcomes = send(&service, SenderJob::TO_SHORT.name(), 1).await;
    assert!(
        outcomes[0].ends_with("not the ARN of a queue"),
        "{outcomes:?}"
    );
    assert_eq!(service.requests(), []);
}

#[tokio::test]
async fn a_function_is_not_called_without_the_client_of_its_receivers() {
    let kinds = [
        (QUEUE, "sqs"),
        (TOPIC, "sns"),
        (STREAM, "kinesis"),
        (BUS, "eventbridge"),
        (FUNCTION, "lambda"),
    ];
    for (handler, client) in kinds {
        let app = App::new().job(SenderJob).delivery(AwsDelivery::new());
        let error = app.invoke(handler, "[]", Context::default()).await;
        let error = error.unwrap_err().to_string();
        let method = format!(
            "set one with `AwsDelivery::{client}`, with the feature `aws-sdk-{client}` of jets-rs"
        );
        assert!(error.ends_with(&method), "{error}");
    }
}

#[tokio::test]
async fn what_is_too_large_is_not_asked() {
    let service = Service::default();
    let app = app(&service);
    let event = serde_json::json!([{"id": "x".repeat(1 << 20)}]).to_string();
    let answer = app.invoke(QUEUE, event, Context::default()).await.unwrap();
    assert!(answer.to_string().contains("TooLarge"), "{answer}");
    assert_eq!(service.requests(), []);
}
