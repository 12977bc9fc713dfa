//! `InvocationRecord<T>`: what Lambda sends to a destination.

use std::error::Error;

use super::read_document;
use crate::{
    FromItem, Item, Source, Timestamp,
    runtime::items::{Encoding, Items, Needs, Reader, Words, columns},
    value::{Map, ToValue as _, Value, map},
};

/// What Lambda sends to a destination: the record of an invocation that failed, with `on_failure`, or succeeded.
///
/// [An asynchronous invocation][1] has its event in the record. It is passed to `T`, which is any type for a parameter
/// that takes one item, if it owns its data: `InvocationRecord<Json<Order>>`, or `InvocationRecord<String>` to invoke the
/// function again with it. The record of a batch of [a stream][2] has the place of the batch in the stream instead, where
/// its records are until they expire.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, Sqs, envelopes::InvocationRecord};
/// use jets::testing::{Decoded, InvocationRecordEvent, SqsEvent};
///
/// let record = InvocationRecordEvent::asynchronous(r#"{"cents": 1250}"#).to_json();
/// let event = SqsEvent::new().text(&record).to_json();
///
/// let decoded = Decoded::<Sqs>::new(&event)?;
/// let record: InvocationRecord<String> = decoded.item(0)?;
/// assert_eq!(record.condition, "RetriesExhausted");
/// assert_eq!(record.payload.as_deref(), Some(r#"{"cents":1250}"#));
/// # Ok::<(), DecodeError>(())
/// ```
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
/// [2]: https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct InvocationRecord<T> {
    /// The event of the invocation. `None` for a batch of a stream, or if Lambda left it out because it was too large
    /// for the destination.
    pub payload: Option<T>,
    /// The id of the request that Lambda gave up.
    pub request_id: String,
    /// The ARN of the function, with its version or alias.
    pub function_arn: String,
    /// Why Lambda sent the record, such as `RetriesExhausted`, `EventAgeExceeded` or `Success`.
    pub condition: String,
    /// How often the function was invoked with this event.
    pub approximate_invoke_count: Option<u64>,
    /// The time of the record.
    pub timestamp: Timestamp,
    /// The kind of error, such as `Unhandled`, if the function failed.
    pub function_error: Option<String>,
    /// What the function answered, as JSON: its result or its error. Only for asynchronous invocations.
    pub response_payload: Option<String>,
    /// The place of the batch in its stream.
    pub batch: Option<BatchInfo>,
}

/// The place of a batch in its stream.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BatchInfo {
    /// The ARN of the stream.
    pub stream_arn: String,
    /// The id of the shard.
    pub shard_id: String,
    /// The sequence number of the first record.
    pub start_sequence_number: String,
    /// The sequence number of the last record.
    pub end_sequence_number: String,
    /// The number of records.
    pub batch_size: Option<u64>,
}

static WORDS: Words = Words {
    item: "",
    id: "request id",
    id_field: "requestContext.requestId",
    data: "the invocation's payload",
    shape: "the record of an invocation",
    shape_of_item: "the record of an invocation",
    encoding: Encoding::Text,
};

columns! {
    DATA, ID;
    ["version" skip]
    ["timestamp" required TIMESTAMP text]
    ["requestContext" {
        ["requestId" required ID text]
        ["functionArn" required FUNCTION_ARN text]
        ["condition" required CONDITION text]
        ["approximateInvokeCount" optional INVOKE_COUNT number]
    }]
    ["requestPayload" optional DATA json]
    ["responseContext" by Reader::optional_object {
        ["functionError" optional FUNCTION_ERROR text]
    }]
    ["responsePayload" optional RESPONSE json]
    ["KinesisBatchInfo" by Reader::optional_object {
        ["shardId" optional SHARD_ID text]
        ["startSequenceNumber" optional START text]
        ["endSequenceNumber" optional END text]
        ["batchSize" optional BATCH_SIZE number]
        ["streamArn" optional STREAM_ARN text]
    }]
    ["DDBStreamBatchInfo" by Reader::optional_object {
        ["shardId" again SHARD_ID text]
        ["startSequenceNumber" again START text]
        ["endSequenceNumber" again END text]
        ["batchSize" again BATCH_SIZE number]
        ["streamArn" again STREAM_ARN text]
    }]
    // In a bucket, the record of a batch has the whole event as text.
    ["payload" again DATA text]
}

#[diagnostic::do_not_recommend]
impl<S: Source, T: for<'data> FromItem<'data, S>> FromItem<'_, S> for InvocationRecord<T> {
    const NEEDS: Needs = <T as FromItem<'static, S>>::NEEDS.decoded();

    fn from_item(item: Item<'_, S>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let items = read_document(item.entry(), &WORDS, &COLUMNS, MEMBERS)?;
        let record = items.first()?;
        let payload = record.optional(Items::DATA).map(|payload| {
            let payload = item.entry().with_data(payload.as_bytes(), &WORDS);
            T::from_item(Item::new(payload))
        });
        Ok(Self {
            payload: payload.transpose()?,
            request_id: record.text(ID).to_owned(),
            function_arn: record.text(FUNCTION_ARN).to_owned(),
            condition: record.text(CONDITION).to_owned(),
            approximate_invoke_count: record.count(INVOKE_COUNT),
            timestamp: record.time("timestamp", TIMESTAMP)?,
            function_error: record.optional(FUNCTION_ERROR).map(str::to_owned),
            response_payload: record.optional(RESPONSE).map(str::to_owned),
            batch: record.optional(STREAM_ARN).map(|stream_arn| BatchInfo {
                stream_arn: stream_arn.to_owned(),
                shard_id: record.text(SHARD_ID).to_owned(),
                start_sequence_number: record.text(START).to_owned(),
                end_sequence_number: record.text(END).to_owned(),
                batch_size: record.count(BATCH_SIZE),
            }),
        })
    }
}

/// Builds the record of an invocation, [as Lambda sends it to a destination][1]. It is the text of a message.
///
/// By default, the invocation of `my-function` has failed three times, and is from 16 February 2019.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
#[must_use]
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
    #[expect(
        clippy::expect_used,
        reason = "a test's own value, and nothing to go on with"
    )]
    pub fn asynchronous(event: &str) -> Self {
        let event: Value = serde_json::from_str(event).expect("the event is JSON");
        let mut record = Self::new("RetriesExhausted");
        let error = map! { "errorMessage" => "it failed", "errorType" => "Error" };
        record.members.push("requestPayload", event);
        record.members.push("responsePayload", error);
        record
    }

    /// Creates the record of a batch of this stream, by its ARN, that failed. The stream is one of Kinesis or of a
    /// DynamoDB table.
    pub fn stream(arn: &str) -> Self {
        let number = "49590338271490256608559692538361571095921575989136588898";
        let batch = map! {
            "shardId" => "shardId-000000000001",
            "startSequenceNumber" => number,
            "endSequenceNumber" => number,
            "approximateArrivalOfFirstRecord" => SENT,
            "approximateArrivalOfLastRecord" => SENT,
            "batchSize" => 1_u32,
            "streamArn" => arn,
        };
        let mut record = Self::new("RetryAttemptsExhausted");
        let is_of_table = arn.split(':').nth(2) == Some("dynamodb");
        let name = if is_of_table {
            "DDBStreamBatchInfo"
        } else {
            "KinesisBatchInfo"
        };
        record.members.push(name, batch);
        record
    }

    /// Returns the record's JSON, on one line.
    #[must_use]
    #[inline]
    pub fn to_json(&self) -> String {
        let mut members = map! {
            "version" => "1.0",
            "timestamp" => SENT,
            "requestContext" => map! {
                "requestId" => "e4b46cbf-b738-xmpl-8880-a18cdf61200e",
                "functionArn" => "arn:aws:lambda:us-west-2:112233445566:function:my-function:$LATEST",
                "condition" => self.condition,
                "approximateInvokeCount" => 3_u32,
            },
            "responseContext" => map! {
                "statusCode" => 200_u32,
                "executedVersion" => "$LATEST",
                "functionError" => "Unhandled",
            },
        };
        for (name, value) in self.members.iter() {
            members.push(name, value.to_value());
        }
        Value::Object(members).to_string()
    }
}

const SENT: &str = "2019-02-16T03:53:09.474Z";
