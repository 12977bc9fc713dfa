//! What is wrong with an event or an item that could not be decoded.

use std::{error::Error, fmt, str::Utf8Error, sync::Arc};

use super::{
    decode_error::{DecodeError, DecodeErrorKind},
    json::Located,
    typed_json::NotOfType,
};

/// What is wrong.
pub(crate) enum Problem {
    PayloadNotUtf8(Utf8Error),
    PayloadNotJson(Located),
    /// The payload has more bytes than this.
    PayloadTooLarge(usize),
    /// The data of an item has a control character, which JSON does not allow.
    ControlCharacter,
    EventNotJson(serde_json::Error),
    EventType(NotOfType),
    OtherShape {
        /// The expected value, such as `a Kinesis event`.
        shape: &'static str,
        field: Option<&'static str>,
        error: Located,
    },
    /// The event has no `Records`, so it does not have this shape.
    NoRecords(&'static str),
    Missing(&'static str),
    Repeated(&'static str),
    EventSource {
        found: String,
        expected: &'static str,
    },
    ArrivalTimestamp(f64),
    NotBase64(base64::DecodeError),
    /// The items inside the data could not be unpacked.
    Packed(Arc<dyn Error + Send + Sync>),
    /// The event is not that of a tumbling window, because it does not have this field.
    NoWindow(&'static str),
    Window {
        field: &'static str,
        error: serde_json::Error,
    },
    /// The state of a tumbling window does not deserialise into the requested type.
    State(serde_json::Error),
    NotUtf8(Utf8Error),
    NotJson(NotOfType),
    Attributes(serde_json::Error),
    /// A field is not form-encoded, or not UTF-8.
    NotFormEncoded(&'static str),
    /// DynamoDB attributes in a field do not deserialise into the requested type.
    Attribute {
        field: &'static str,
        error: Box<dyn Error + Send + Sync>,
    },
    #[cfg(feature = "gzip")]
    NotGzip(std::io::Error),
    /// The data decompresses to more than this many bytes.
    #[cfg(feature = "gzip")]
    GzipLimit(usize),
    NoItem {
        index: usize,
        len: usize,
    },
    /// The data is not the document that an envelope is.
    Envelope {
        /// The expected document, such as `an event of S3`.
        shape: &'static str,
        error: DecodeError,
    },
    /// A document of SNS is of this type, and not a notification.
    NotNotification(String),
    /// A line of the data, counted from 1, cannot be converted.
    Line {
        line: usize,
        error: DecodeError,
    },
    Other(Box<dyn Error + Send + Sync>),
}

impl Problem {
    /// Returns the kind of the error with this problem.
    pub(super) fn kind(&self) -> DecodeErrorKind {
        match self {
            Self::PayloadNotUtf8(_)
            | Self::PayloadNotJson(_)
            | Self::PayloadTooLarge(_)
            | Self::ControlCharacter
            | Self::EventNotJson(_) => DecodeErrorKind::Payload,
            Self::OtherShape { .. }
            | Self::NoRecords(_)
            | Self::Missing(_)
            | Self::Repeated(_)
            | Self::EventSource { .. }
            | Self::ArrivalTimestamp(_)
            | Self::NoWindow(_)
            | Self::Window { .. }
            | Self::NotFormEncoded(_)
            | Self::Attributes(_) => DecodeErrorKind::Event,
            Self::NotBase64(_)
            | Self::Packed(_)
            | Self::NotUtf8(_)
            | Self::Envelope { .. }
            | Self::NotNotification(_) => DecodeErrorKind::Data,
            Self::Line { error, .. } => error.kind(),
            #[cfg(feature = "gzip")]
            Self::NotGzip(_) | Self::GzipLimit(_) => DecodeErrorKind::Data,
            Self::EventType(_) | Self::State(_) | Self::NotJson(_) => DecodeErrorKind::Type,
            Self::Attribute { .. } => DecodeErrorKind::Type,
            Self::NoItem { .. } => DecodeErrorKind::NoItem,
            Self::Other(error) => match error.downcast_ref::<DecodeError>() {
                // One that a function passes on, of another item.
                Some(error) => error.kind(),
                None => DecodeErrorKind::Other,
            },
        }
    }

    /// Returns the source of the error with this problem.
    pub(super) fn source(&self) -> Option<&(dyn Error + 'static)> {
        // `Display` already prints the inner errors, so their sources come next.
        match self {
            Self::PayloadNotUtf8(error) | Self::NotUtf8(error) => error.source(),
            Self::PayloadNotJson(error) | Self::OtherShape { error, .. } => error.source(),
            Self::EventNotJson(error)
            | Self::Window { error, .. }
            | Self::State(error)
            | Self::Attributes(error) => error.source(),
            Self::EventType(error) | Self::NotJson(error) => error.source(),
            Self::NotBase64(error) => error.source(),
            Self::Packed(error) => error.source(),
            Self::Attribute { error, .. } => error.source(),
            #[cfg(feature = "gzip")]
            Self::NotGzip(error) => error.source(),
            #[cfg(feature = "gzip")]
            Self::GzipLimit(_) => None,
            Self::Envelope { error, .. } | Self::Line { error, .. } => error.source(),
            Self::Other(error) => error.source(),
            Self::PayloadTooLarge(_)
            | Self::ControlCharacter
            | Self::NoRecords(_)
            | Self::NoWindow(_)
            | Self::NotFormEncoded(_)
            | Self::Missing(_)
            | Self::Repeated(_)
            | Self::EventSource { .. }
            | Self::NoItem { .. }
            | Self::NotNotification(_)
            | Self::ArrivalTimestamp(_) => None,
        }
    }

    /// Prints the problem. `data` is the source's word for an item's data.
    pub(super) fn fmt(&self, data: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PayloadNotUtf8(error) => write!(formatter, "payload is not JSON: {error}"),
            Self::PayloadNotJson(error) => write!(formatter, "payload is not JSON: {error}"),
            Self::PayloadTooLarge(most) => {
                write!(formatter, "payload has more than {} MiB", most >> 20)
            }
            Self::ControlCharacter => formatter.write_str(
                "payload is not JSON: control character (\\u0000-\\u001F) found while parsing a string",
            ),
            Self::EventNotJson(error) => write!(formatter, "payload is not JSON: {error}"),
            Self::EventType(error) => {
                write!(formatter, "event is not of the type asked for: {error}")
            }
            Self::OtherShape {
                shape,
                field,
                error,
            } => {
                write!(formatter, "not {shape}: ")?;
                fmt_field(*field, error, formatter)
            }
            Self::NoRecords(shape) => write!(formatter, "not {shape}: field `Records` is missing"),
            Self::Missing(field) => write!(formatter, "field `{field}` is missing"),
            Self::Repeated(field) => write!(formatter, "field `{field}` appears twice"),
            Self::EventSource { found, expected } => write!(
                formatter,
                "event source is `{}`, not `{expected}`",
                found.escape_debug()
            ),
            Self::ArrivalTimestamp(seconds) => write!(
                formatter,
                "field `kinesis.approximateArrivalTimestamp` is {seconds}, not Unix seconds up to the year 9999"
            ),
            Self::NotBase64(error) => {
                write!(formatter, "{data} is not base64: ")?;
                fmt_base64(error, formatter)
            }
            Self::Packed(error) => {
                write!(formatter, "{data} is an aggregate that cannot be unpacked: {error}")
            }
            Self::NotUtf8(error) => write!(formatter, "{data} is not UTF-8: {error}"),
            Self::NotJson(error) => write!(formatter, "{data} is not the JSON asked for: {error}"),
            Self::NoWindow(field) => write!(
                formatter,
                "not the event of a tumbling window: field `{field}` is missing"
            ),
            Self::Window { field, error } => write!(
                formatter,
                "not the event of a tumbling window: field `{field}`: {error}"
            ),
            Self::State(error) => write!(
                formatter,
                "the window's state is not of the type asked for: {error}"
            ),
            Self::Attributes(error) => write!(
                formatter,
                "attributes are not those of a message: {error}"
            ),
            Self::NotFormEncoded(field) => {
                write!(formatter, "field `{field}` is not URL-encoded UTF-8")
            }
            Self::Attribute { field, error } => {
                write!(formatter, "field `{field}` is not of the type asked for: {error}")
            }
            #[cfg(feature = "gzip")]
            Self::NotGzip(error) => write!(formatter, "{data} is not gzip: {error}"),
            #[cfg(feature = "gzip")]
            Self::GzipLimit(limit) => {
                write!(formatter, "{data} decompresses to more than {limit} bytes")
            }
            Self::NoItem { index, len } => {
                write!(formatter, "there is no item {index}: the event has {len}")
            }
            Self::Envelope { shape, error } => {
                write!(formatter, "{data} is not {shape}: ")?;
                error.fmt_inside(formatter)
            }
            Self::NotNotification(found) => write!(
                formatter,
                "{data} is of type `{}`, not a notification of SNS",
                found.escape_debug()
            ),
            Self::Line { line, error } => write!(formatter, "line {line}: {error}"),
            Self::Other(error) => write!(formatter, "{error}"),
        }
    }

    /// Prints the problem of a document after the words that it is not of its shape.
    pub(super) fn fmt_inside(&self, data: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherShape { field, error, .. } => fmt_field(*field, error, formatter),
            Self::NoRecords(_) => formatter.write_str("field `Records` is missing"),
            Self::PayloadNotJson(error) => write!(formatter, "{error}"),
            Self::PayloadNotUtf8(error) => write!(formatter, "{error}"),
            other => other.fmt(data, formatter),
        }
    }
}

fn fmt_field(
    field: Option<&str>,
    error: &Located,
    formatter: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    if let Some(field) = field {
        write!(formatter, "field `{field}`: ")?;
    }
    write!(formatter, "{error}")
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
            write!(
                formatter,
                "{symbols} symbols are not a whole number of bytes"
            )
        }
        InvalidPadding => formatter.write_str("padding with `=` is missing or wrong"),
    }
}
