//! Why an event could not be decoded: which record, and what is wrong with it.

use std::{error::Error, fmt, str::Utf8Error};

/// Why a payload, or a record of it, could not be decoded.
///
/// One line that names the record, where there is one, and what is wrong. Records are counted from 0.
///
/// ```text
/// record 2 (sequence number 49593016666855735301798073856083438124424404568371101698): data is not base64: invalid symbol `!` at offset 4
/// ```
#[derive(Debug)]
pub struct DecodeError(Box<Inner>);

#[derive(Debug)]
struct Inner {
    record: Option<Position>,
    problem: Problem,
}

/// Where in the batch a record is.
#[derive(Debug, PartialEq)]
struct Position {
    index: usize,
    sequence_number: Option<String>,
}

#[derive(Debug)]
pub(crate) enum Problem {
    PayloadNotUtf8(Utf8Error),
    PayloadNotJson(serde_json::Error),
    EventType(serde_json::Error),
    OtherShape {
        /// What was expected, such as `a Kinesis event`.
        shape: &'static str,
        field: Option<&'static str>,
        error: serde_json::Error,
    },
    Missing(&'static str),
    Repeated(&'static str),
    EventSource(String),
    ArrivalTimestamp(f64),
    NotBase64(base64::DecodeError),
    NotUtf8(Utf8Error),
    NotJson(serde_json::Error),
    #[cfg(feature = "gzip")]
    NotGzip(std::io::Error),
    /// The data decompresses to more than so many bytes.
    #[cfg(feature = "gzip")]
    GzipLimit(usize),
    NoRecord {
        index: usize,
        len: usize,
    },
    Other(Box<dyn Error + Send + Sync>),
}

impl DecodeError {
    pub(crate) fn new(problem: Problem) -> Self {
        Self(Box::new(Inner {
            record: None,
            problem,
        }))
    }

    /// There is no record at `index` of a batch of `len`.
    pub(crate) fn no_record(index: usize, len: usize) -> Self {
        Self::new(Problem::NoRecord { index, len })
    }

    /// `error`, as one that this library may have made itself.
    pub(crate) fn from_error(error: Box<dyn Error + Send + Sync>) -> Self {
        match error.downcast::<Self>() {
            Ok(error) => *error,
            Err(error) => Self::new(Problem::Other(error)),
        }
    }

    /// The same error, of this record. One of another record, which a function may pass on, becomes its cause.
    pub(crate) fn of_record(mut self, index: usize, sequence_number: Option<String>) -> Self {
        let position = Position {
            index,
            sequence_number,
        };
        match &self.0.record {
            Some(record) if *record == position => self,
            Some(_) => Self(Box::new(Inner {
                record: Some(position),
                problem: Problem::Other(self.into()),
            })),
            None => {
                self.0.record = Some(position);
                self
            }
        }
    }

    /// The position in the batch, counted from 0, of the record that is at fault.
    #[must_use]
    pub fn record_index(&self) -> Option<usize> {
        Some(self.0.record.as_ref()?.index)
    }

    /// The sequence number of the record that is at fault, where it could be read.
    #[must_use]
    pub fn sequence_number(&self) -> Option<&str> {
        self.0.record.as_ref()?.sequence_number.as_deref()
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(record) = &self.0.record {
            write!(formatter, "record {}", record.index)?;
            if let Some(number) = &record.sequence_number {
                write!(formatter, " (sequence number {})", number.escape_debug())?;
            }
            formatter.write_str(": ")?;
        }
        self.0.problem.fmt(formatter)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PayloadNotUtf8(error) => write!(formatter, "payload is not JSON: {error}"),
            Self::PayloadNotJson(error) => write!(formatter, "payload is not JSON: {error}"),
            Self::EventType(error) => {
                write!(formatter, "event is not of the type asked for: {error}")
            }
            Self::OtherShape {
                shape,
                field,
                error,
            } => {
                write!(formatter, "not {shape}: ")?;
                if let Some(field) = field {
                    write!(formatter, "field `{field}`: ")?;
                }
                error.fmt(formatter)
            }
            Self::Missing(field) => write!(formatter, "field `{field}` is missing"),
            Self::Repeated(field) => write!(formatter, "field `{field}` appears twice"),
            Self::EventSource(source) => write!(
                formatter,
                "event source is `{}`, not `aws:kinesis`",
                source.escape_debug()
            ),
            Self::ArrivalTimestamp(seconds) => write!(
                formatter,
                "field `kinesis.approximateArrivalTimestamp` is {seconds}, not Unix seconds up to the year 9999"
            ),
            Self::NotBase64(error) => {
                formatter.write_str("data is not base64: ")?;
                fmt_base64(error, formatter)
            }
            Self::NotUtf8(error) => write!(formatter, "data is not UTF-8: {error}"),
            Self::NotJson(error) => write!(formatter, "data is not the JSON asked for: {error}"),
            #[cfg(feature = "gzip")]
            Self::NotGzip(error) => write!(formatter, "data is not gzip: {error}"),
            #[cfg(feature = "gzip")]
            Self::GzipLimit(limit) => {
                write!(formatter, "data decompresses to more than {limit} bytes")
            }
            Self::NoRecord { index, len } => {
                write!(formatter, "there is no record {index}: the batch has {len}")
            }
            Self::Other(error) => error.fmt(formatter),
        }
    }
}

fn fmt_base64(error: &base64::DecodeError, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    use base64::DecodeError::{InvalidByte, InvalidLastSymbol, InvalidLength, InvalidPadding};
    match error {
        InvalidByte(offset, symbol) => write!(
            formatter,
            "invalid symbol `{}` at offset {offset}",
            symbol.escape_ascii()
        ),
        InvalidLastSymbol { offset, symbol, .. } => write!(
            formatter,
            "invalid last symbol `{}` at offset {offset}",
            symbol.escape_ascii()
        ),
        InvalidLength(symbols) => {
            write!(formatter, "{symbols} symbols are no whole number of bytes")
        }
        InvalidPadding => formatter.write_str("padding with `=` is missing or wrong"),
    }
}

impl Error for DecodeError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.0.problem {
            Problem::PayloadNotUtf8(error) | Problem::NotUtf8(error) => Some(error),
            Problem::PayloadNotJson(error)
            | Problem::EventType(error)
            | Problem::OtherShape { error, .. }
            | Problem::NotJson(error) => Some(error),
            Problem::NotBase64(error) => Some(error),
            #[cfg(feature = "gzip")]
            Problem::NotGzip(error) => Some(error),
            #[cfg(feature = "gzip")]
            Problem::GzipLimit(_) => None,
            Problem::Other(error) => Some(error.as_ref()),
            Problem::Missing(_)
            | Problem::Repeated(_)
            | Problem::EventSource(_)
            | Problem::NoRecord { .. }
            | Problem::ArrivalTimestamp(_) => None,
        }
    }
}
