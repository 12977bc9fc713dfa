//! The records of a batch as the pass found them: borrowed, and not decoded yet.

use std::{sync::LazyLock, time::Duration};

use base64::engine::{Engine as _, GeneralPurposeConfig};
use serde_json::Value;

use crate::runtime::{DecodeError, decode_error::Problem};

/// Records that are decoded one by one.
#[derive(Debug)]
pub(super) struct Records<'a> {
    payload: &'a str,
    data: Vec<Text<'a>>,
    /// As long as `data`, or empty when nothing but the data is asked for.
    metadata: Vec<Metadata<'a>>,
    pub(super) unescaped: String,
}

/// A string of the payload.
#[derive(Clone, Copy, Debug)]
pub(super) enum Text<'a> {
    Borrowed(&'a str),
    /// Start and end in [`Records::unescaped`]: the string has escapes in the payload.
    Unescaped(usize, usize),
}

/// What a record carries beside its data.
#[derive(Clone, Copy, Debug)]
pub(super) struct Metadata<'a> {
    pub(super) partition_key: Text<'a>,
    pub(super) sequence_number: Text<'a>,
    pub(super) event_id: Text<'a>,
    pub(super) stream_arn: Text<'a>,
    pub(super) encryption_type: Option<Text<'a>>,
    /// Since the Unix epoch.
    pub(super) arrival: Duration,
}

impl Metadata<'_> {
    const NOT_ASKED_FOR: Self = Self {
        partition_key: Text::Borrowed(""),
        sequence_number: Text::Borrowed(""),
        event_id: Text::Borrowed(""),
        stream_arn: Text::Borrowed(""),
        encryption_type: None,
        arrival: Duration::ZERO,
    };
}

impl<'a> Text<'a> {
    pub(super) fn resolve(self, unescaped: &'a str) -> &'a str {
        match self {
            Self::Borrowed(text) => text,
            Self::Unescaped(start, end) => unescaped.get(start..end).unwrap_or_default(),
        }
    }
}

impl<'a> Records<'a> {
    pub(super) fn new(payload: &'a str, metadata: bool) -> Self {
        // A record that Lambda sends is longer than this, so the lists need not grow.
        let at_most = payload.len() / 512 + 1;
        Self {
            payload,
            data: Vec::with_capacity(at_most),
            metadata: Vec::with_capacity(if metadata { at_most } else { 0 }),
            unescaped: String::new(),
        }
    }

    pub(super) fn push(&mut self, data: Text<'a>, metadata: Option<Metadata<'a>>) {
        self.data.push(data);
        self.metadata.extend(metadata);
    }

    pub(super) fn len(&self) -> usize {
        self.data.len()
    }

    /// Appends the data of record `index` to `buffer`.
    pub(super) fn decode(&self, index: usize, buffer: &mut Vec<u8>) -> Result<(), DecodeError> {
        let base64 = self
            .data
            .get(index)
            .map_or("", |data| data.resolve(&self.unescaped));
        BASE64
            .decode_vec(base64, buffer)
            .map_err(|error| self.name(DecodeError::new(Problem::NotBase64(error)), index))
    }

    /// How many bytes all records decode to, at most.
    pub(super) fn decoded_len(&self) -> usize {
        let lengths = self
            .data
            .iter()
            .map(|data| data.resolve(&self.unescaped).len());
        lengths.map(base64::decoded_len_estimate).sum()
    }

    /// What record `index` carries beside its data; nothing, where that was not asked for.
    pub(super) fn metadata(&self, index: usize) -> &Metadata<'a> {
        self.metadata
            .get(index)
            .unwrap_or(const { &Metadata::NOT_ASKED_FOR })
    }

    /// `error`, as one of record `index`.
    pub(super) fn name(&self, error: DecodeError, index: usize) -> DecodeError {
        error.of_record(index, self.sequence_number(index))
    }

    /// The sequence number of record `index`; where it was not asked for, a second pass finds it.
    fn sequence_number(&self, index: usize) -> Option<String> {
        if let Some(metadata) = self.metadata.get(index) {
            let number = metadata.sequence_number.resolve(&self.unescaped);
            return Some(number.to_owned());
        }
        let event: Value = serde_json::from_str(self.payload).ok()?;
        let number = event.pointer(&format!("/Records/{index}/kinesis/sequenceNumber"))?;
        Some(number.as_str()?.to_owned())
    }
}

#[cfg(any(
    target_arch = "x86_64",
    all(target_arch = "aarch64", target_feature = "neon")
))]
static BASE64: LazyLock<base64::engine::Simd> =
    LazyLock::new(|| base64::engine::Simd::standard(GeneralPurposeConfig::new()));

#[cfg(not(any(
    target_arch = "x86_64",
    all(target_arch = "aarch64", target_feature = "neon")
)))]
static BASE64: LazyLock<base64::engine::GeneralPurpose> = LazyLock::new(|| {
    base64::engine::GeneralPurpose::new(&base64::alphabet::STANDARD, GeneralPurposeConfig::new())
});
