//! Record by record: decodes one at a time, and reports the first that fails.

use std::{
    error::Error,
    io::{self, Write as _},
};

use serde::Serialize;

use super::{pass, record::KinesisRecord, records::Records};
use crate::runtime::{
    DecodeError, InvokeError, Response, causes::WithCauses, decode_error::Problem, event::Payload,
    panic,
};

/// The records of a payload, up to the first that fails.
#[derive(Debug)]
pub struct EachRecord<'a> {
    records: Records<'a>,
    /// How many records were handed out.
    taken: usize,
    /// The data of the record that was handed out last.
    buffer: Vec<u8>,
    response: BatchResponse,
}

/// The answer that [reports failed records][1] to Lambda: it tries again from the lowest sequence number named.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct BatchResponse {
    batch_item_failures: Vec<BatchItemFailure>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct BatchItemFailure {
    item_identifier: String,
}

impl<'a> EachRecord<'a> {
    /// The records of `payload`; without `metadata`, their data alone.
    ///
    /// # Errors
    ///
    /// When the payload is not a Kinesis event.
    pub fn parse(payload: &Payload<'a>, metadata: bool) -> Result<Self, DecodeError> {
        Ok(Self {
            records: pass::read(payload, metadata)?,
            taken: 0,
            buffer: Vec::new(),
            response: BatchResponse::default(),
        })
    }

    /// Decodes the next record; `None` after the last, and after one that failed.
    #[expect(
        clippy::should_implement_trait,
        reason = "a record borrows the one buffer, which an iterator's item cannot"
    )]
    pub fn next(&mut self) -> Option<Result<KinesisRecord<'_>, DecodeError>> {
        let index = self.taken;
        if index == self.records.len() || !self.response.batch_item_failures.is_empty() {
            return None;
        }
        self.taken += 1;
        self.buffer.clear();
        Some(
            self.records
                .decode(index, &mut self.buffer)
                .map(|()| KinesisRecord::new(&self.records, index, &self.buffer)),
        )
    }

    /// Takes what the function made of the record that was handed out last.
    ///
    /// What a record failed with goes to standard error, in one line that names the record.
    ///
    /// # Errors
    ///
    /// When the record failed and has no sequence number to report.
    pub fn settle(
        &mut self,
        outcome: Result<(), Box<dyn Error + Send + Sync>>,
    ) -> Result<(), DecodeError> {
        let Err(error) = outcome else { return Ok(()) };
        let index = self.taken.saturating_sub(1);
        let error = self.records.name(DecodeError::from_error(error), index);
        // The error says in its own words what its source is; what is behind that is not said yet.
        let cause = error.source().and_then(Error::source);
        let line = WithCauses {
            error: &error,
            cause,
        };
        let line = line.to_string().replace(['\n', '\r'], " ");
        // Standard error may be closed, which is no reason to fail.
        let _ = writeln!(io::stderr(), "{line}");
        let item_identifier = error.sequence_number().map(str::to_owned).ok_or_else(|| {
            let missing = DecodeError::new(Problem::Missing("kinesis.sequenceNumber"));
            self.records.name(missing, index)
        })?;
        let failure = BatchItemFailure { item_identifier };
        self.response.batch_item_failures.push(failure);
        Ok(())
    }

    /// The answer to the invocation: which record failed, if one did.
    ///
    /// # Errors
    ///
    /// When the answer does not serialise.
    pub fn into_response(self) -> Result<Response, InvokeError> {
        Response::of(&self.response)
    }
}

/// What `call` gives.
///
/// # Errors
///
/// When `call` fails or, where panics unwind, panics.
pub async fn caught<F>(call: F) -> Result<(), Box<dyn Error + Send + Sync>>
where
    F: Future<Output = Result<(), Box<dyn Error + Send + Sync>>>,
{
    panic::caught(call)
        .await
        .unwrap_or_else(|panic| Err(panic.into()))
}
