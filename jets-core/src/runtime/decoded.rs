//! A decoded event, to call the methods of a job directly.

use serde_core::{Serialize, de::DeserializeOwned};

use super::{
    Batch, DecodeError, FromBatch, FromEvent, FromItem, Handler, Item, Source, Window,
    event::Payload,
    items::{Items, Needs},
    window::StatefulWindow as _,
};

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
