//! The error of an event that could not be decoded: which item, and why.

use std::{borrow::Cow, error::Error, fmt, sync::Arc};

use super::items::Words;

/// Why a payload, or an item in it, could not be decoded.
///
/// It prints one line, with the item if the error is about one. Items are counted from 0.
///
/// ```text
/// record 2 (sequence number 49593016666855735301798073856083438124424404568371101698): data is not base64: invalid symbol `!` at offset 4
/// ```
// An `Arc` is dropped by one function, a `Box` by one for each place. Nobody else has the same `Inner`.
pub struct DecodeError(Arc<Inner>);

struct Inner {
    item: Option<Position>,
    /// The source's word for an item's data.
    data: &'static str,
    problem: Problem,
}

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

/// The kind of a [`DecodeError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The payload is not JSON, or is too large.
    Payload,
    /// The payload is not an event of the source.
    Event,
    /// The data of an item is not what it should be: base64, UTF-8, gzip, an aggregate, or an envelope.
    Data,
    /// JSON, or attributes of a table, are not of the requested type.
    Type,
    /// There is no such item.
    NoItem,
    /// The error of a conversion of your own, from [`DecodeError::new`] or [`FromItem`](crate::FromItem).
    Other,
}

impl DecodeError {
    /// Creates an error of your own conversion, such as one in [`FromItem`](crate::FromItem).
    ///
    /// The library adds the item that it is about.
    #[must_use]
    pub fn new(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::from_error(error.into())
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn from_problem(problem: Problem) -> Self {
        Self(Arc::new(Inner {
            item: None,
            data: "data",
            problem,
        }))
    }

    /// Returns the error of a control character in a string of the payload, in the words of `serde_json`.
    pub(super) fn control_character() -> Self {
        let error = "control character (\\u0000-\\u001F) found while parsing a string";
        Self::from_problem(Problem::Payload(error.into()))
    }

    pub(super) fn not_base64(error: &base64::DecodeError) -> Self {
        Self::from_problem(Problem::Data("is not base64", base64_fault(error).into()))
    }

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
    /// on, it becomes the cause of the new error. `data` is the word for what the error is about.
    pub(crate) fn of_item(
        mut self,
        words: &'static Words,
        index: usize,
        id: Option<&str>,
        data: &'static str,
    ) -> Self {
        let position = || Position {
            words,
            index,
            id: id.map(str::to_owned),
        };
        if let Some(inner) = Arc::get_mut(&mut self.0)
            && inner.item.is_none()
        {
            inner.item = Some(position());
            inner.data = data;
            return self;
        }
        if self.0.item.as_ref().is_some_and(|item| item.is(index, id)) {
            return self;
        }
        Self(Arc::new(Inner {
            item: Some(position()),
            data,
            problem: Problem::Other(self.into()),
        }))
    }

    /// Removes the item from the error if it is this one, because the caller names it already.
    pub(crate) fn inside(mut self, index: usize, id: &str) -> Self {
        if let Some(inner) = Arc::get_mut(&mut self.0) {
            inner.item.take_if(|item| item.is(index, Some(id)));
        }
        self
    }

    fn description(&self) -> Description<'_> {
        self.0.problem.description(self.0.data)
    }

    /// Returns the kind of the error.
    #[must_use]
    pub fn kind(&self) -> DecodeErrorKind {
        self.description().kind
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
        self.description().fmt(formatter)
    }
}

impl Error for DecodeError {
    // Each inlined copy would add vtables of the errors to a program.
    #[inline(never)]
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        // `Display` prints the cause, so its source comes next.
        self.description().cause?.source()
    }
}

pub(crate) enum Problem {
    Payload(Box<dyn Error + Send + Sync>),
    /// The payload has more bytes than this.
    PayloadTooLarge(usize),
    /// What is not of the type asked for, and why.
    Type(Cow<'static, str>, Box<dyn Error + Send + Sync>),
    OtherShape {
        /// The expected value, such as `a Kinesis event`.
        shape: &'static str,
        field: Option<&'static str>,
        error: Box<dyn Error + Send + Sync>,
    },
    /// What is wrong with a field.
    Field(&'static str, Cow<'static, str>),
    EventSource {
        found: String,
        expected: &'static str,
    },
    /// What is wrong with the data, and why.
    Data(&'static str, Box<dyn Error + Send + Sync>),
    NotJson(Box<dyn Error + Send + Sync>),
    Attributes(Box<dyn Error + Send + Sync>),
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

struct Description<'p> {
    kind: DecodeErrorKind,
    /// The document that was expected. An envelope names it in words of its own.
    document: Cow<'static, str>,
    text: Cow<'static, str>,
    cause: Option<&'p (dyn Error + 'static)>,
}

fn description<'p>(kind: DecodeErrorKind, text: impl Into<Cow<'static, str>>) -> Description<'p> {
    Description {
        kind,
        document: "".into(),
        text: text.into(),
        cause: None,
    }
}

impl<'p> Description<'p> {
    fn of(self, document: impl Into<Cow<'static, str>>) -> Self {
        let document = document.into();
        Self { document, ..self }
    }

    fn by(self, cause: &'p (dyn Error + 'static)) -> Self {
        let cause = Some(cause);
        Self { cause, ..self }
    }
}

/// Prints the parts that there are, with colons between them.
impl fmt::Display for Description<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for text in [&self.document, &self.text] {
            if !text.is_empty() {
                write!(formatter, "{separator}{text}")?;
                separator = ": ";
            }
        }
        match self.cause {
            Some(cause) => write!(formatter, "{separator}{cause}"),
            None => Ok(()),
        }
    }
}

impl Problem {
    /// Returns the problem that a field has no attributes of the type asked for.
    pub(crate) fn attributes(field: &str, error: impl Error + Send + Sync + 'static) -> Self {
        Self::Type(format!("field `{field}`").into(), error.into())
    }

    /// Describes the problem. `data` is the word for what it is about.
    #[cold]
    fn description(&self, data: &str) -> Description<'_> {
        use DecodeErrorKind::{Data, Event, NoItem, Payload, Type};
        match self {
            Self::Payload(error) => description(Payload, "")
                .of("payload is not JSON")
                .by(&**error),
            Self::PayloadTooLarge(most) => {
                description(Payload, format!("payload has more than {} MiB", most >> 20))
            }
            Self::Type(subject, error) => {
                description(Type, format!("{subject} is not of the type asked for")).by(&**error)
            }
            Self::OtherShape {
                shape,
                field,
                error,
            } => {
                let field = field.map(|field| format!("field `{field}`"));
                description(Event, field.unwrap_or_default())
                    .of(format!("not {shape}"))
                    .by(&**error)
            }
            Self::Field(field, fault) => description(Event, format!("field `{field}` {fault}")),
            Self::EventSource { found, expected } => description(
                Event,
                format!(
                    "event source is `{}`, not `{expected}`",
                    found.escape_debug()
                ),
            ),
            Self::Data(fault, error) => description(Data, format!("{data} {fault}")).by(&**error),
            Self::NotJson(error) => {
                description(Type, format!("{data} is not the JSON asked for")).by(&**error)
            }
            Self::Attributes(error) => {
                description(Event, "attributes are not those of a message").by(&**error)
            }
            #[cfg(feature = "gzip")]
            Self::GzipLimit(limit) => description(
                Data,
                format!("{data} decompresses to more than {limit} bytes"),
            ),
            Self::NoItem { index, len } => description(
                NoItem,
                format!("there is no item {index}: the event has {len}"),
            ),
            Self::Envelope { shape, error } => {
                let inside = error.description();
                Description {
                    kind: Data,
                    document: format!("{data} is not {shape}").into(),
                    ..inside
                }
            }
            Self::NotNotification(found) => description(
                Data,
                format!(
                    "{data} is of type `{}`, not a notification of SNS",
                    found.escape_debug()
                ),
            ),
            Self::Line { line, error } => {
                description(error.kind(), format!("line {line}")).by(error)
            }
            Self::Other(error) => {
                // One that a function passes on, of another item.
                let passed_on = error.downcast_ref::<DecodeError>();
                description(
                    passed_on.map_or(DecodeErrorKind::Other, DecodeError::kind),
                    "",
                )
                .by(&**error)
            }
        }
    }
}

fn base64_fault(error: &base64::DecodeError) -> String {
    use base64::DecodeError::{InvalidByte, InvalidLastSymbol, InvalidLength, InvalidPadding};
    match error {
        InvalidByte(offset, symbol) => {
            format!(
                "invalid symbol `{}` at offset {offset}",
                symbol.escape_ascii()
            )
        }
        InvalidLastSymbol { offset, symbol, .. } => {
            format!(
                "invalid last symbol `{}` at offset {offset}",
                symbol.escape_ascii()
            )
        }
        InvalidLength(symbols) => format!("{symbols} symbols are not a whole number of bytes"),
        InvalidPadding => "padding with `=` is missing or wrong".to_owned(),
    }
}
