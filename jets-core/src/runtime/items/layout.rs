//! Describes the items of a source: the words for them, their fields, and the encoding of their data.

/// The words of a source for its items.
#[derive(Debug)]
pub(crate) struct Words {
    /// An item, such as `record`. Empty if an event has a single item.
    pub(crate) item: &'static str,
    /// The id of an item, such as `sequence number`.
    pub(crate) id: &'static str,
    /// The path of the id, such as `kinesis.sequenceNumber`.
    pub(crate) id_field: &'static str,
    /// The data, such as `data`.
    pub(crate) data: &'static str,
    /// The event, such as `a Kinesis event`.
    pub(crate) shape: &'static str,
    /// An item with article, such as `a Kinesis record`.
    pub(crate) shape_of_item: &'static str,
    pub(crate) encoding: Encoding,
}

/// How the data of an item is encoded in the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Base64,
    Text,
}

/// A column of the table: a field of an item.
#[derive(Debug)]
pub(crate) struct Column {
    /// The field's path in the item, such as `kinesis.data`.
    pub(crate) path: &'static str,
    pub(crate) is_required: bool,
}

impl Column {
    pub(crate) const fn required(path: &'static str) -> Self {
        let is_required = true;
        Self { path, is_required }
    }

    pub(crate) const fn optional(path: &'static str) -> Self {
        let is_required = false;
        Self { path, is_required }
    }
}
