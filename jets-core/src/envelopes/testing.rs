//! Builds records of invocations for tests.

use crate::value::{Map, ToValue, Value};

/// Builds the record of an invocation, [as Lambda sends it to a destination][1]. It is the text of a message.
///
/// By default, the invocation of `my-function` has failed three times, and is from 16 February 2019.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
#[derive(Clone, Debug)]
pub struct InvocationRecordEvent {
    condition: &'static str,
    members: Map,
}

impl InvocationRecordEvent {
    fn new(condition: &'static str) -> Self {
        let members = Map::default();
        Self { condition, members }
    }

    /// Creates the record of an asynchronous invocation that failed, with this event, in JSON.
    ///
    /// # Panics
    ///
    /// Panics if the event is not JSON.
    #[must_use]
    #[expect(
        clippy::expect_used,
        reason = "a test's own value, and nothing to go on with"
    )]
    pub fn asynchronous(event: &str) -> Self {
        let event: Value = serde_json::from_str(event).expect("the event is JSON");
        let mut record = Self::new("RetriesExhausted");
        let error = [("errorMessage", "it failed"), ("errorType", "Error")];
        record.members.push("requestPayload", event);
        record
            .members
            .push("responsePayload", Map::from_iter(error));
        record
    }

    /// Creates the record of a batch of this stream, by its ARN, that failed. The stream is one of Kinesis or of a
    /// DynamoDB table.
    #[must_use]
    pub fn stream(arn: &str) -> Self {
        let number = "49590338271490256608559692538361571095921575989136588898";
        let batch = [
            ("shardId", "shardId-000000000001".into()),
            ("startSequenceNumber", number.into()),
            ("endSequenceNumber", number.into()),
            ("approximateArrivalOfFirstRecord", TIMESTAMP.into()),
            ("approximateArrivalOfLastRecord", TIMESTAMP.into()),
            ("batchSize", Value::Integer(1_u64.into())),
            ("streamArn", arn.into()),
        ];
        let mut record = Self::new("RetryAttemptsExhausted");
        let is_of_table = arn.split(':').nth(2) == Some("dynamodb");
        let name = if is_of_table {
            "DDBStreamBatchInfo"
        } else {
            "KinesisBatchInfo"
        };
        record.members.push(name, Map::from_iter(batch));
        record
    }

    /// Returns the record's JSON, on one line.
    #[must_use]
    pub fn to_json(&self) -> String {
        let request = [
            ("requestId", "e4b46cbf-b738-xmpl-8880-a18cdf61200e".into()),
            (
                "functionArn",
                "arn:aws:lambda:us-west-2:112233445566:function:my-function:$LATEST".into(),
            ),
            ("condition", self.condition.into()),
            ("approximateInvokeCount", Value::Integer(3_u64.into())),
        ];
        let response = [
            ("statusCode", Value::Integer(200_u64.into())),
            ("executedVersion", "$LATEST".into()),
            ("functionError", "Unhandled".into()),
        ];
        let mut members = Map::default();
        members.push("version", "1.0");
        members.push("timestamp", TIMESTAMP);
        members.push("requestContext", Map::from_iter(request));
        members.push("responseContext", Map::from_iter(response));
        for (name, value) in self.members.iter() {
            members.push(name, value.to_value());
        }
        Value::Object(members).to_string()
    }
}

const TIMESTAMP: &str = "2019-02-16T03:13:09.474Z";
