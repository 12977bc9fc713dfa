//! The fields of a Kinesis event that are read.
//!
//! They are [those that Lambda sends](https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html).

use std::time::Duration;

use serde::de::MapAccess;

use super::{
    object::{Fields, Object, Pass, Str, read_text},
    records::{Metadata, Text},
};
use crate::runtime::decode_error::Problem;

#[derive(Clone, Copy)]
pub(super) enum RecordField {
    Kinesis,
    EventSource,
    EventId,
    StreamArn,
}

#[derive(Default)]
pub(super) struct RecordObject<'a> {
    kinesis: Option<KinesisObject<'a>>,
    event_id: Option<Text<'a>>,
    stream_arn: Option<Text<'a>>,
}

impl<'a> Fields<'a> for RecordObject<'a> {
    type Field = RecordField;

    fn named(name: &str, metadata: bool) -> Option<RecordField> {
        match name {
            "kinesis" => Some(RecordField::Kinesis),
            "eventSource" => Some(RecordField::EventSource),
            "eventID" if metadata => Some(RecordField::EventId),
            "eventSourceARN" if metadata => Some(RecordField::StreamArn),
            _ => None,
        }
    }

    fn read<A: MapAccess<'a>>(
        &mut self,
        pass: &mut Pass<'a, '_>,
        field: RecordField,
        values: &mut A,
    ) -> Result<(), A::Error> {
        match field {
            RecordField::Kinesis => {
                pass.field = Some("kinesis");
                if self.kinesis.is_some() {
                    return Err(pass.refuse(Problem::Repeated("kinesis")));
                }
                let fields = self.kinesis.insert(KinesisObject::default());
                values.next_value_seed(Object { pass, fields })
            }
            RecordField::EventSource => {
                pass.field = Some("eventSource");
                let other = values.next_value_seed(Str(|source: &str| {
                    (source != "aws:kinesis").then(|| source.to_owned())
                }))?;
                match other {
                    Some(source) => Err(pass.refuse(Problem::EventSource(source))),
                    None => Ok(()),
                }
            }
            RecordField::EventId => read_text(pass, "eventID", &mut self.event_id, values),
            RecordField::StreamArn => {
                read_text(pass, "eventSourceARN", &mut self.stream_arn, values)
            }
        }
    }
}

impl<'a> RecordObject<'a> {
    pub(super) fn into_records(self, pass: &mut Pass<'a, '_>) -> Result<(), Problem> {
        let kinesis = self.kinesis.ok_or(Problem::Missing("kinesis"))?;
        let data = kinesis.data.ok_or(Problem::Missing("kinesis.data"))?;
        let metadata = if pass.metadata {
            Some(Metadata {
                partition_key: kinesis
                    .partition_key
                    .ok_or(Problem::Missing("kinesis.partitionKey"))?,
                sequence_number: kinesis
                    .sequence_number
                    .ok_or(Problem::Missing("kinesis.sequenceNumber"))?,
                arrival: kinesis
                    .arrival
                    .ok_or(Problem::Missing("kinesis.approximateArrivalTimestamp"))?,
                encryption_type: kinesis.encryption_type,
                event_id: self.event_id.ok_or(Problem::Missing("eventID"))?,
                stream_arn: self.stream_arn.ok_or(Problem::Missing("eventSourceARN"))?,
            })
        } else {
            None
        };
        pass.records.push(data, metadata);
        Ok(())
    }
}

#[derive(Clone, Copy)]
enum KinesisField {
    Data,
    PartitionKey,
    SequenceNumber,
    Arrival,
    EncryptionType,
}

#[derive(Default)]
struct KinesisObject<'a> {
    data: Option<Text<'a>>,
    partition_key: Option<Text<'a>>,
    sequence_number: Option<Text<'a>>,
    arrival: Option<Duration>,
    encryption_type: Option<Text<'a>>,
}

impl<'a> Fields<'a> for KinesisObject<'a> {
    type Field = KinesisField;

    fn named(name: &str, metadata: bool) -> Option<KinesisField> {
        match name {
            "data" => Some(KinesisField::Data),
            "partitionKey" if metadata => Some(KinesisField::PartitionKey),
            "sequenceNumber" if metadata => Some(KinesisField::SequenceNumber),
            "approximateArrivalTimestamp" if metadata => Some(KinesisField::Arrival),
            "encryptionType" if metadata => Some(KinesisField::EncryptionType),
            _ => None,
        }
    }

    fn read<A: MapAccess<'a>>(
        &mut self,
        pass: &mut Pass<'a, '_>,
        field: KinesisField,
        values: &mut A,
    ) -> Result<(), A::Error> {
        match field {
            KinesisField::Data => read_text(pass, "kinesis.data", &mut self.data, values),
            KinesisField::PartitionKey => read_text(
                pass,
                "kinesis.partitionKey",
                &mut self.partition_key,
                values,
            ),
            KinesisField::SequenceNumber => read_text(
                pass,
                "kinesis.sequenceNumber",
                &mut self.sequence_number,
                values,
            ),
            KinesisField::EncryptionType => read_text(
                pass,
                "kinesis.encryptionType",
                &mut self.encryption_type,
                values,
            ),
            KinesisField::Arrival => {
                pass.field = Some("kinesis.approximateArrivalTimestamp");
                let seconds = values.next_value::<f64>()?;
                let arrival = since_epoch(seconds)
                    .ok_or_else(|| pass.refuse(Problem::ArrivalTimestamp(seconds)))?;
                match self.arrival.replace(arrival) {
                    Some(_) => {
                        Err(pass.refuse(Problem::Repeated("kinesis.approximateArrivalTimestamp")))
                    }
                    None => Ok(()),
                }
            }
        }
    }
}

/// Kinesis gives milliseconds; a float of today's seconds is exact to less than a microsecond.
fn since_epoch(seconds: f64) -> Option<Duration> {
    const YEAR_10000: f64 = 253_402_300_800.0;
    if !(0.0..YEAR_10000).contains(&seconds) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "in range"
    )]
    let micros = (seconds * 1e6).round() as u64;
    Some(Duration::from_micros(micros))
}
