//! `Json<T>`: data that is JSON, and the error of JSON that does not deserialise into a type.

use std::{error::Error, fmt};

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

/// Makes a type behave as the `T` in its field.
macro_rules! deref_to {
    ([$T:ident $($constant:tt)*] $Type:ty: $field:tt) => {
        impl<$T $($constant)*> std::ops::Deref for $Type {
            type Target = $T;

            fn deref(&self) -> &$T {
                &self.$field
            }
        }

        impl<$T $($constant)*> std::ops::DerefMut for $Type {
            fn deref_mut(&mut self) -> &mut $T {
                &mut self.$field
            }
        }
    };
}

pub(crate) use deref_to;

/// Data that is JSON, deserialised into a `T`.
///
/// Use it as `kinesis_record: Json<Order>` or `kinesis_data: Vec<Json<Order>>`, if `Order` implements
/// [`serde::Deserialize`](serde_core::Deserialize). A function can also return it, and take it as its `event`.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, Kinesis, Json, testing::{Decoded, KinesisEvent}};
///
/// #[derive(serde::Deserialize)]
/// struct Order {
///     cents: u64,
/// }
///
/// /// In a `jobs!`, below `kinesis_event "orders";`.
/// fn take(kinesis_record: Json<Order>) -> u64 {
///     kinesis_record.cents
/// }
///
/// let event = KinesisEvent::new().text(r#"{ "cents": 1250 }"#).to_json();
/// let decoded = Decoded::<Kinesis>::new(&event)?;
/// assert_eq!(take(decoded.item(0)?), 1250);
/// # Ok::<(), DecodeError>(())
/// ```
///
/// A `T` with a lifetime borrows from the decoded data. A field of type `&str` does not accept a string with an escape,
/// such as `"a\nb"`, because the data does not contain the text in that form. Borrow it as `#[serde(borrow)] Cow<'a,
/// str>`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Json<T>(pub T);

impl<T> Json<T> {
    /// Returns the inner value.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.0
    }
}

deref_to! { [T] Json<T>: 0 }

impl<T: Serialize> Serialize for Json<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Json<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self)
    }
}

/// An error of `serde_json`, and the path of the field in the document.
#[derive(Debug)]
pub(crate) struct NotOfType {
    /// The path, such as `lines[2].price`. `None` if the error is about the whole document, or the path is not known.
    path: Option<String>,
    error: serde_json::Error,
}

impl NotOfType {
    /// Adds the path to `error`, which occurred when `json` was read as a `T`. The JSON is read again to find it.
    #[cold]
    pub(crate) fn new<'a, T: Deserialize<'a>>(json: &'a str, error: serde_json::Error) -> Self {
        let path = error.is_data().then(|| path::<T>(json)).flatten();
        Self { path, error }
    }
}

/// Reads `json` as a `T` and returns the path at which that fails.
fn path<'a, T: Deserialize<'a>>(json: &'a str) -> Option<String> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let error = serde_path_to_error::deserialize::<_, T>(&mut deserializer).err()?;
    let path = error.path();
    path.iter().next().map(|_| path.to_string())
}

impl From<serde_json::Error> for NotOfType {
    fn from(error: serde_json::Error) -> Self {
        Self { path: None, error }
    }
}

impl fmt::Display for NotOfType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(formatter, "field `{}`: ", path.escape_debug())?;
        }
        self.error.fmt(formatter)
    }
}

impl Error for NotOfType {
    // Each inlined copy would add vtables of the errors to a program.
    #[inline(never)]
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        // `Display` already prints it.
        self.error.source()
    }
}
