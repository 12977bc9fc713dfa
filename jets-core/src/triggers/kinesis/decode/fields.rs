//! The fields of a Kinesis event that are read.
//!
//! They are [those that Lambda sends](https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html).

use serde::de::MapAccess;

use super::object::{Fields, Object, Pass, Str, read_text};
use crate::runtime::{decode_error::Problem, items::Field};

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
    event_id: Option<Field<'a>>,
    stream_arn: Option<Field<'a>>,
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
                    Some(found) => Err(pass.refuse(Problem::EventSource {
                        found,
                        expected: "aws:kinesis",
                    })),
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
        let sequence_number = kinesis.sequence_number.unwrap_or_default();
        if !pass.metadata {
            pass.items.push(&[data, sequence_number]);
            return Ok(());
        }
        let required = |field: Option<Field<'a>>, name| field.ok_or(Problem::Missing(name));
        let partition_key = required(kinesis.partition_key, "kinesis.partitionKey")?;
        pass.items.push(&[
            data,
            required(kinesis.sequence_number, "kinesis.sequenceNumber")?,
            partition_key,
            required(self.event_id, "eventID")?,
            required(self.stream_arn, "eventSourceARN")?,
            kinesis.encryption_type.unwrap_or_default(),
            required(kinesis.arrival, "kinesis.approximateArrivalTimestamp")?,
        ]);
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
    data: Option<Field<'a>>,
    partition_key: Option<Field<'a>>,
    sequence_number: Option<Field<'a>>,
    arrival: Option<Field<'a>>,
    encryption_type: Option<Field<'a>>,
}

impl<'a> Fields<'a> for KinesisObject<'a> {
    type Field = KinesisField;

    fn named(name: &str, metadata: bool) -> Option<KinesisField> {
        match name {
            "data" => Some(KinesisField::Data),
            "partitionKey" if metadata => Some(KinesisField::PartitionKey),
            "sequenceNumber" => Some(KinesisField::SequenceNumber),
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
                if !(0.0..YEAR_10000).contains(&seconds) {
                    return Err(pass.refuse(Problem::ArrivalTimestamp(seconds)));
                }
                match self.arrival.replace(Field::Number(seconds)) {
                    Some(_) => {
                        Err(pass.refuse(Problem::Repeated("kinesis.approximateArrivalTimestamp")))
                    }
                    None => Ok(()),
                }
            }
        }
    }
}

/// Unix seconds at which the year 10000 begins.
const YEAR_10000: f64 = 253_402_300_800.0;
