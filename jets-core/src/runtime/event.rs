//! The event of an invocation: the JSON of the payload, parsed when it is first used.

use std::{
    any::Any,
    fmt,
    ops::Index,
    str::Utf8Error,
    sync::{
        OnceLock,
        atomic::{AtomicBool, Ordering},
    },
};

use serde_core::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use super::{
    decode_error::{DecodeError, Problem},
    json,
    not_of_type::NotOfType,
};

/// The bytes of an invocation's payload, and what has been checked about them.
#[derive(Debug)]
pub struct Payload<'a> {
    text: Result<&'a str, Utf8Error>,
    is_value: AtomicBool,
    value: OnceLock<AnyValue>,
}

/// A [`Value`] behind `dyn Any`, so that only programs that create one contain the code to drop it.
type AnyValue = Box<dyn Any + Send + Sync>;

impl<'a> Payload<'a> {
    /// Creates a payload about which nothing has been checked.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self {
            text: std::str::from_utf8(bytes),
            is_value: AtomicBool::new(false),
            value: OnceLock::new(),
        }
    }

    pub(crate) fn text(&self) -> Result<&'a str, DecodeError> {
        self.text
            .map_err(|error| DecodeError::from_problem(Problem::PayloadNotUtf8(error)))
    }

    /// Records that the text was read to its end and is valid JSON, so that it need not be checked again.
    pub(crate) fn was_read(&self) {
        self.is_value.store(true, Ordering::Relaxed);
    }

    fn check(&self) -> Result<&'a str, DecodeError> {
        let text = self.text()?;
        if !self.is_value.load(Ordering::Relaxed) {
            let has_private_key = json::check(text).map_err(|error| {
                DecodeError::from_problem(Problem::PayloadNotJson(error.located(text.as_bytes())))
            })?;
            if has_private_key {
                let value: Value = serde_json::from_str(text)
                    .map_err(|error| DecodeError::from_problem(Problem::EventType(error.into())))?;
                self.value.get_or_init(|| Box::new(value));
            }
            self.was_read();
        }
        Ok(text)
    }
}

/// The event of an invocation, as AWS sent it.
///
/// [`Display`](fmt::Display) prints the text of the payload. Indexing works as with [`serde_json::Value`]: a missing
/// member is `null`. The text is parsed on first use, and only once.
///
/// ```
/// # extern crate jets_core as jets;
/// # let json = br#"{"Records": [{"eventSource": "aws:kinesis"}]}"#;
/// # let payload = jets::__private::Payload::new(json);
/// # let event = <jets::Event<'_> as jets::FromEvent<'_>>::from_event(&payload)?;
/// assert_eq!(event["Records"][0]["eventSource"], "aws:kinesis");
/// assert_eq!(event.to_string(), r#"{"Records": [{"eventSource": "aws:kinesis"}]}"#);
/// # Ok::<(), jets::DecodeError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Event<'a> {
    text: &'a str,
    value: &'a OnceLock<AnyValue>,
}

impl<'a> Event<'a> {
    /// Returns the JSON text of the payload, without white space around it.
    #[must_use]
    pub fn as_str(self) -> &'a str {
        self.text
    }

    /// Returns the event as a JSON value.
    #[must_use]
    pub fn value(self) -> &'a Value {
        let value = self.value.get_or_init(|| {
            // An `Event` is only created from text that parses as a `Value`.
            let value: Value = serde_json::from_str(self.text).unwrap_or_default();
            Box::new(value)
        });
        value.downcast_ref().unwrap_or(&Value::Null)
    }
}

impl fmt::Display for Event<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.text)
    }
}

impl fmt::Debug for Event<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Event").field(&self.text).finish()
    }
}

impl Serialize for Event<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}

impl Index<&str> for Event<'_> {
    type Output = Value;

    fn index(&self, field: &str) -> &Value {
        self.value().get(field).unwrap_or(&Value::Null)
    }
}

impl Index<usize> for Event<'_> {
    type Output = Value;

    fn index(&self, position: usize) -> &Value {
        self.value().get(position).unwrap_or(&Value::Null)
    }
}

/// A type that a function's `event` parameter can have: [`Event`], or any type that implements [`Deserialize`].
#[diagnostic::on_unimplemented(
    message = "`event` cannot be of type `{Self}`",
    label = "does not deserialise from an event",
    note = "`event` takes `jets::Event<'_>`, or a type that implements `serde::Deserialize`"
)]
pub trait FromEvent<'a>: Sized {
    #[doc(hidden)]
    fn from_event(payload: &'a Payload<'a>) -> Result<Self, DecodeError>;
}

#[diagnostic::do_not_recommend]
impl<'a> FromEvent<'a> for Event<'a> {
    fn from_event(payload: &'a Payload<'a>) -> Result<Self, DecodeError> {
        Ok(Self {
            text: payload.check()?.trim_matches([' ', '\t', '\r', '\n']),
            value: &payload.value,
        })
    }
}

#[diagnostic::do_not_recommend]
impl<'a, T: Deserialize<'a>> FromEvent<'a> for T {
    fn from_event(payload: &'a Payload<'a>) -> Result<Self, DecodeError> {
        let text = payload.text()?;
        serde_json::from_str(text).map_err(|error| {
            DecodeError::from_problem(if error.is_data() {
                Problem::EventType(NotOfType::new::<T>(text.as_bytes(), error))
            } else {
                Problem::EventNotJson(error)
            })
        })
    }
}

/// An event that all calls for one invocation can share, in a function that is called once per item.
#[diagnostic::on_unimplemented(
    message = "`event` of type `{Self}` cannot be shared by the calls for each item",
    label = "not a reference",
    note = "beside a parameter that takes one item, `event` is `jets::Event<'_>`, or a reference `&T` of a `T` that implements `serde::Deserialize`"
)]
pub trait SharedEvent: Sized {
    /// Returns the event for one call.
    #[must_use]
    fn shared(self) -> Self {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<T: Copy> SharedEvent for T {}
