//! Reads a Kinesis event in one pass, [as Lambda sends it][1].
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html

use super::record::{
    ARRIVAL, COLUMNS, DATA, ENCRYPTION_TYPE, EVENT_ID, INVOKE_IDENTITY_ARN, PARTITION_KEY, REGION,
    SEQUENCE_NUMBER, STREAM_ARN, WORDS,
};
use crate::runtime::{
    DecodeError,
    decode_error::Problem,
    event::Payload,
    items::{Items, Member, Needs, Reader, Stop, member, read_records},
};

/// Reads the records of an event. Reads only their data and sequence numbers.
pub(super) fn read<'p>(payload: &Payload<'p>, needs: Needs) -> Result<Items<'p>, DecodeError> {
    read_records(payload, &WORDS, &COLUMNS, 2, needs, &RECORD)
}

/// The members of a record, in the order in which Lambda sends them.
static RECORD: [Member; 8] = [
    member!("kinesis", |reader| reader.object_of("kinesis", &KINESIS)),
    member!("eventSource" = "aws:kinesis", |reader| reader
        .source("eventSource", "aws:kinesis")),
    member!("eventVersion" = "1.0", |reader| reader.skip()),
    member!("eventID", |reader| reader.text(EVENT_ID)),
    member!("eventName" = "aws:kinesis:record", |reader| reader.skip()),
    member!("invokeIdentityArn", |reader| reader
        .text_as_before(INVOKE_IDENTITY_ARN)),
    member!("awsRegion", |reader| reader.text_as_before(REGION)),
    member!("eventSourceARN", |reader| reader.text_as_before(STREAM_ARN)),
];

static KINESIS: [Member; 6] = [
    member!("kinesisSchemaVersion" = "1.0", |reader| reader.skip()),
    member!("partitionKey", |reader| reader.text(PARTITION_KEY)),
    member!("sequenceNumber", |reader| reader.text(SEQUENCE_NUMBER)),
    member!("data", |reader| reader.base64(DATA)),
    member!("approximateArrivalTimestamp", arrival),
    member!("encryptionType", |reader| reader.text(ENCRYPTION_TYPE)),
];

fn arrival(reader: &mut Reader<'_>) -> Result<(), Stop> {
    /// The start of the year 10000 in Unix seconds.
    const YEAR_10000: f64 = 253_402_300_800.0;
    reader.number(ARRIVAL)?;
    match reader.number_in(ARRIVAL) {
        Some(seconds) if !(0.0..YEAR_10000).contains(&seconds) => {
            Err(Stop::value(Problem::ArrivalTimestamp(seconds)))
        }
        _ => Ok(()),
    }
}
