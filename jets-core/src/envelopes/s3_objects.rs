//! `S3Objects`: the objects of a bucket's notification.

use std::error::Error;

use super::read_event;
use crate::{
    Batch, BatchItems, FromItem, Item, S3, S3Object, Source,
    runtime::items::{Items, Needs},
};

/// The objects of [a bucket's notification][1], in a queue or topic that the bucket sends it to.
///
/// The test event that S3 sends when notifications are configured has no objects. An event of EventBridge has one.
///
/// [1]: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
#[derive(Debug)]
pub struct S3Objects {
    items: Items<'static>,
}

impl S3Objects {
    fn batch(&self) -> Batch<'_, S3> {
        Batch::new(&self.items)
    }

    /// Returns the number of objects.
    #[must_use]
    pub fn len(&self) -> usize {
        self.batch().len()
    }

    /// Returns `true` if there is no object.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.batch().is_empty()
    }

    /// Returns an iterator over the objects.
    #[must_use]
    pub fn iter(&self) -> BatchItems<'_, S3> {
        self.batch().iter()
    }
}

impl<'a> IntoIterator for &'a S3Objects {
    type Item = S3Object<'a>;
    type IntoIter = BatchItems<'a, S3>;

    fn into_iter(self) -> BatchItems<'a, S3> {
        self.iter()
    }
}

#[diagnostic::do_not_recommend]
impl<S: Source> FromItem<'_, S> for S3Objects {
    const NEEDS: Needs = Needs::Data;

    fn from_item(item: Item<'_, S>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let items = read_event(item.entry(), "an event of S3", |payload| {
            S3::parse(payload, Needs::Metadata)
        })?;
        Ok(Self {
            items: items.into_owned(),
        })
    }
}
