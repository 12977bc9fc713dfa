//! The event of an invocation: the JSON of the payload, parsed when it is first used, and what a test decodes from it.

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

use serde_core::{Deserialize, Serialize, Serializer, de::DeserializeOwned};
use serde_json::Value;

use super::{
    Batch, FromBatch, FromItem, Handler, Item, Source, Window,
    decode_error::{DecodeError, Problem},
    items::{Items, Needs},
    json,
    typed_json::NotOfType,
    window::StatefulWindow as _,
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
            .map_err(|error| DecodeError::from_problem(Problem::Payload(error.into())))
    }

    /// Records that the text was read to its end and is valid JSON, so that it need not be checked again.
    pub(crate) fn was_read(&self) {
        self.is_value.store(true, Ordering::Relaxed);
    }

    fn check(&self) -> Result<&'a str, DecodeError> {
        let text = self.text()?;
        if !self.is_value.load(Ordering::Relaxed) {
            let has_private_key = json::check(text).map_err(|error| {
                DecodeError::from_problem(Problem::Payload(error.located(text.as_bytes()).into()))
            })?;
            if has_private_key {
                let value: Value = serde_json::from_str(text).map_err(|error| {
                    DecodeError::from_problem(Problem::Type("event".into(), error.into()))
                })?;
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
                Problem::Type("event".into(), NotOfType::new::<T>(text, error).into())
            } else {
                Problem::Payload(error.into())
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

/// A decoded event. A test takes the arguments of a job's method from it.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, Event, Kinesis, KinesisData, testing::{Decoded, KinesisEvent}};
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
/// let decoded = Decoded::<Kinesis>::new(&event)?;
/// let answer = DataJob::file(decoded.event()?, decoded.batch()?);
/// assert_eq!(answer, r#""aws:kinesis:record" ["hello world"]"#);
/// # Ok::<(), DecodeError>(())
/// ```
#[derive(Debug)]
pub struct Decoded<'a, S> {
    payload: Payload<'a>,
    items: Items<'a>,
    source: std::marker::PhantomData<fn() -> S>,
}

impl<'a, S: Source> Decoded<'a, S> {
    /// Decodes an event of source `S`.
    ///
    /// # Errors
    ///
    /// Returns an error if `payload` is not such an event.
    pub fn new(payload: &'a (impl AsRef<[u8]> + ?Sized)) -> Result<Self, DecodeError> {
        let payload = Payload::new(payload.as_ref());
        let items = S::parse(&payload, Needs::Metadata)?;
        Ok(Self {
            payload,
            items,
            source: std::marker::PhantomData,
        })
    }

    /// Decodes an event for the function of this handler, such as `OrderJob::TAKE`.
    ///
    /// # Errors
    ///
    /// Returns an error if `payload` is not an event of the function's source.
    pub fn of<F>(
        _handler: Handler<S, F>,
        payload: &'a (impl AsRef<[u8]> + ?Sized),
    ) -> Result<Self, DecodeError> {
        Self::new(payload)
    }

    /// Returns the same event with other items.
    #[cfg(feature = "kpl")]
    pub(crate) fn map_items(self, map: impl FnOnce(Items<'a>) -> Items<'a>) -> Self {
        Self {
            items: map(self.items),
            ..self
        }
    }

    /// Returns the event, for the argument `event`.
    ///
    /// # Errors
    ///
    /// Returns an error if the event is not of the type asked for.
    pub fn event<'d, T: FromEvent<'d>>(&'d self) -> Result<T, DecodeError> {
        T::from_event(&self.payload)
    }

    /// Returns all items of the event, for the argument of a function that takes them at once, such as `kinesis_data`.
    ///
    /// # Errors
    ///
    /// Returns an error if an item is not of the type asked for.
    pub fn batch<'d, T: FromBatch<'d, S>>(&'d self) -> Result<T, DecodeError> {
        T::from_batch(Batch::new(&self.items))
    }

    /// Returns the tumbling window of the event. A test passes a `&mut` reference to it as the argument `window`, and
    /// can check its state afterwards.
    ///
    /// # Errors
    ///
    /// Returns an error if the event has no window, or its state is not of the type asked for.
    pub fn window<State>(&self) -> Result<Window<State>, DecodeError>
    where
        State: Serialize + DeserializeOwned + Default,
    {
        Window::from_items(&self.items)
    }

    /// Returns the item at this index, counted from 0, for the argument of a function that takes one item, such as
    /// `kinesis_record`.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no such item, or it is not of the requested type.
    pub fn item<'d, T: FromItem<'d, S>>(&'d self, index: usize) -> Result<T, DecodeError> {
        let entry = self
            .items
            .entry(index)
            .ok_or_else(|| DecodeError::no_item(index, self.items.len()))?;
        T::from_item(Item::new(entry)).map_err(|error| entry.name(DecodeError::from_error(error)))
    }
}
