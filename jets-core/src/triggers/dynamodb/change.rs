//! `Change<T>`: one change of an item, with the user's own types.

use std::error::Error;

use serde_core::{Deserialize, de::IgnoredAny};

use super::decode::{Dynamodb, DynamodbRecord};
use crate::{FromItem, runtime::items::Needs};

/// One change of an item in a DynamoDB table: its keys, and the item before and after, as your own types.
///
/// The view type of the stream decides which images there are. An `INSERT` has no old image, a `REMOVE` has no new one,
/// and a stream with `KEYS_ONLY` has neither. `K` is the type of the key attributes, which are ignored by default.
///
/// A number is exact in the type that it is read into, or an error. Decimals of other crates are read with
/// [`jets::exact`](crate::exact). A `T` with a lifetime borrows text from the event.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{Dynamodb, Change, DecodeError, testing::{Decoded, DynamodbEvent, DynamodbEventRecord}};
/// use serde::Deserialize;
/// use serde_json::json;
///
/// #[derive(Debug, PartialEq, Deserialize)]
/// struct Order {
///     id: String,
///     total: u32,
/// }
///
/// let keys = json!({"id": {"S": "1"}});
/// let order = json!({"id": {"S": "1"}, "total": {"N": "20"}});
/// let event = DynamodbEvent::new()
///     .record(DynamodbEventRecord::insert(keys, order))
///     .to_json();
///
/// let decoded = Decoded::<Dynamodb>::new(&event)?;
/// let change: Change<Order> = decoded.item(0)?;
/// assert_eq!(change.old_image, None);
/// assert_eq!(change.new_image, Some(Order { id: "1".to_owned(), total: 20 }));
/// # Ok::<(), DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change<T, K = IgnoredAny> {
    /// The item's key attributes.
    pub keys: K,
    /// The item before the change, if there was one and the stream contains it.
    pub old_image: Option<T>,
    /// The item after the change, if there is one and the stream contains it.
    pub new_image: Option<T>,
}

#[diagnostic::do_not_recommend]
impl<'a, T: Deserialize<'a>, K: Deserialize<'a>> FromItem<'a, Dynamodb> for Change<T, K> {
    const NEEDS: Needs = Needs::Data;

    fn from_item(record: DynamodbRecord<'a>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self {
            keys: record.keys_or_none()?,
            old_image: record.old_image()?,
            new_image: record.new_image()?,
        })
    }
}
