//! The error of an event that could not be decoded: which item, and why.

use std::{error::Error, fmt, str::Utf8Error, sync::Arc};

use super::{items::Words, json::Located, not_of_type::NotOfType};

/// Why a payload, or an item in it, could not be decoded.
///
/// It prints one line, with the item if the error is about one. Items are counted from 0.
///
/// ```text
/// record 2 (sequence number 49593016666855735301798073856083438124424404568371101698): data is not base64: invalid symbol `!` at offset 4
/// ```
pub struct DecodeError(Box<Inner>);

struct Inner {
    item: Option<Position>,
    /// The source's word for an item's data.
    data: &'static str,
    problem: Problem,
}

/// The position of an item in the event.
struct Position {
    words: &'static Words,
    index: usize,
    id: Option<String>,
}

impl Position {
    fn is(&self, index: usize, id: Option<&str>) -> bool {
        self.index == index && self.id.as_deref() == id
    }
}

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
    Other(Box<dyn Error + Send + Sync>),
}

impl DecodeError {
    /// Creates an error of your own conversion, such as one in [`FromItem`](crate::FromItem).
    ///
    /// The library adds the item that it is about.
    #[must_use]
    pub fn new(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::from_error(error.into())
    }

    pub(crate) fn from_problem(problem: Problem) -> Self {
        Self(Box::new(Inner {
            item: None,
            data: "data",
            problem,
        }))
    }

    /// Creates the error that an event of `len` items has none at `index`.
    pub(crate) fn no_item(index: usize, len: usize) -> Self {
        Self::from_problem(Problem::NoItem { index, len })
    }

    /// Converts `error`. If it is already an error of this library, it stays as it is.
    pub(crate) fn from_error(error: Box<dyn Error + Send + Sync>) -> Self {
        match error.downcast::<Self>() {
            Ok(error) => *error,
            Err(error) => Self::from_problem(Problem::Other(error)),
        }
    }

    /// Adds the item that the error is about. If the error names another item, for example one that a function passes
    /// on, it becomes the cause of the new error.
    pub(crate) fn of_item(mut self, words: &'static Words, index: usize, id: Option<&str>) -> Self {
        let position = || Position {
            words,
            index,
            id: id.map(str::to_owned),
        };
        match &self.0.item {
            Some(item) if item.is(index, id) => self,
            Some(_) => Self(Box::new(Inner {
                item: Some(position()),
                data: words.data,
                problem: Problem::Other(self.into()),
            })),
            None => {
                self.0.item = Some(position());
                self.0.data = words.data;
                self
            }
        }
    }

    /// Removes the item from the error if it is this one, because the caller names it already.
    pub(crate) fn inside(mut self, index: usize, id: &str) -> Self {
        if self
            .0
            .item
            .as_ref()
            .is_some_and(|item| item.is(index, Some(id)))
        {
            self.0.item = None;
        }
        self
    }

    /// Returns the error that [`new`](Self::new) was given, as [`std::io::Error::get_ref`] does. `None` for an error of
    /// this library's own.
    #[must_use]
    pub fn get_ref(&self) -> Option<&(dyn Error + Send + Sync + 'static)> {
        match &self.0.problem {
            Problem::Other(error) => Some(error.as_ref()),
            _ => None,
        }
    }

    /// Returns the position of the item that the error is about, counted from 0.
    #[must_use]
    pub fn item_index(&self) -> Option<usize> {
        Some(self.0.item.as_ref()?.index)
    }

    /// Returns the id of the item that the error is about, such as its sequence number or message id, if it could be
    /// read.
    #[must_use]
    pub fn item_id(&self) -> Option<&str> {
        self.0.item.as_ref()?.id.as_deref()
    }
}

/// Prints `DecodeError("…")`, with the text of `Display`.
impl fmt::Debug for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.to_string();
        formatter.debug_tuple("DecodeError").field(&text).finish()
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Position { words, index, id }) = &self.0.item
            && !words.item.is_empty()
        {
            write!(formatter, "{} {index}", words.item)?;
            if let Some(id) = id {
                write!(formatter, " ({} {})", words.id, id.escape_debug())?;
            }
            formatter.write_str(": ")?;
        }
        self.0.problem.fmt(self.0.data, formatter)
    }
}

impl Problem {
    /// Prints the problem. `data` is the source's word for an item's data.
    fn fmt(&self, data: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
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
                if let Some(field) = field {
                    write!(formatter, "field `{field}`: ")?;
                }
                write!(formatter, "{error}")
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
            Self::Other(error) => write!(formatter, "{error}"),
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
            write!(
                formatter,
                "{symbols} symbols are not a whole number of bytes"
            )
        }
        InvalidPadding => formatter.write_str("padding with `=` is missing or wrong"),
    }
}

impl Error for DecodeError {
    // Each inlined copy would add vtables of the errors to a program.
    #[inline(never)]
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        // `Display` already prints the inner errors, so their sources come next.
        match &self.0.problem {
            Problem::PayloadNotUtf8(error) | Problem::NotUtf8(error) => error.source(),
            Problem::PayloadNotJson(error) | Problem::OtherShape { error, .. } => error.source(),
            Problem::EventNotJson(error)
            | Problem::Window { error, .. }
            | Problem::State(error)
            | Problem::Attributes(error) => error.source(),
            Problem::EventType(error) | Problem::NotJson(error) => error.source(),
            Problem::NotBase64(error) => error.source(),
            Problem::Packed(error) => error.source(),
            Problem::Attribute { error, .. } => error.source(),
            #[cfg(feature = "gzip")]
            Problem::NotGzip(error) => error.source(),
            #[cfg(feature = "gzip")]
            Problem::GzipLimit(_) => None,
            Problem::Other(error) => error.source(),
            Problem::PayloadTooLarge(_)
            | Problem::ControlCharacter
            | Problem::NoRecords(_)
            | Problem::NoWindow(_)
            | Problem::NotFormEncoded(_)
            | Problem::Missing(_)
            | Problem::Repeated(_)
            | Problem::EventSource { .. }
            | Problem::NoItem { .. }
            | Problem::ArrivalTimestamp(_) => None,
        }
    }
}
