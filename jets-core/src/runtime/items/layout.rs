//! What a source says of its items: what they are called, which fields they have, and how their data is encoded.

/// What a source calls its items.
#[derive(Debug)]
pub(crate) struct Words {
    /// An item, such as `record`; empty for the one item of an event.
    pub(crate) item: &'static str,
    /// What identifies an item, such as `sequence number`.
    pub(crate) id: &'static str,
    /// The field that holds the id, such as `kinesis.sequenceNumber`.
    pub(crate) id_field: &'static str,
    /// What the data is called, such as `data`.
    pub(crate) data: &'static str,
    /// What is decoded, such as `a Kinesis event`.
    pub(crate) shape: &'static str,
    /// What is decoded of it, such as `a Kinesis record`.
    pub(crate) shape_of_item: &'static str,
    pub(crate) encoding: Encoding,
}

/// How the data of an item stands in the event.
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
