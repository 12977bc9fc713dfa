//! A decoded event, for calling a job's method directly.

use crate::{
    DecodeError, FromEvent, FromKinesisData, FromKinesisRecord, KinesisData,
    runtime::event::Payload, triggers::kinesis::decode::Batch,
};

/// A decoded event of which a test takes the arguments of a job's method.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, Event, KinesisData, testing::{Decoded, KinesisEvent}};
///
/// struct DataJob;
///
/// impl DataJob {
///     fn file(event: Event<'_>, kinesis_data: KinesisData<'_>) -> String {
///         format!("{} {kinesis_data}", event["Records"][0]["eventName"])
///     }
/// }
///
/// let event = KinesisEvent::new().text("hello world").to_json();
/// let decoded = Decoded::kinesis(&event)?;
/// let answer = DataJob::file(decoded.event()?, decoded.kinesis_data()?);
/// assert_eq!(answer, r#""aws:kinesis:record" ["hello world"]"#);
/// # Ok::<(), DecodeError>(())
/// ```
#[derive(Debug)]
pub struct Decoded<'a> {
    payload: Payload<'a>,
    batch: Batch<'a>,
}

impl<'a> Decoded<'a> {
    /// Decodes a Kinesis event.
    ///
    /// # Errors
    ///
    /// When `payload` is not a Kinesis event, or the data of a record is not base64.
    pub fn kinesis(payload: &'a (impl AsRef<[u8]> + ?Sized)) -> Result<Self, DecodeError> {
        let payload = Payload::new(payload.as_ref());
        let batch = Batch::parse(&payload, KinesisData::METADATA)?;
        Ok(Self { payload, batch })
    }

    /// The event: the argument `event`.
    ///
    /// # Errors
    ///
    /// When the event is not of the type asked for.
    pub fn event<'d, T: FromEvent<'d>>(&'d self) -> Result<T, DecodeError> {
        T::from_event(&self.payload)
    }

    /// All records of the batch: the argument `kinesis_data`.
    ///
    /// # Errors
    ///
    /// When a record is not of the type asked for.
    pub fn kinesis_data<'d, T: FromKinesisData<'d>>(&'d self) -> Result<T, DecodeError> {
        T::from_kinesis_data(self.batch.data())
    }

    /// One record of the batch, by its position counted from 0: the argument `kinesis_record`.
    ///
    /// # Errors
    ///
    /// When there is no such record, or it is not of the type asked for.
    pub fn kinesis_record<'d, T: FromKinesisRecord<'d>>(
        &'d self,
        index: usize,
    ) -> Result<T, DecodeError> {
        let records = self.batch.data();
        let record = records
            .get(index)
            .ok_or_else(|| DecodeError::no_record(index, records.len()))?;
        T::from_kinesis_record(record).map_err(|error| record.name(DecodeError::from_error(error)))
    }
}
