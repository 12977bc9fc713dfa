//! The items of an event, for all sources: records of a stream, messages of a queue.
//!
//! A [`Source`] decodes the items of an event once, into one [`Items`] from which all of them borrow. [`FromItem`] and
//! [`FromBatch`] convert them into the type of a parameter, and [`each`](each()) calls a function with item after item.

mod base64_engine;
mod batch;
mod batch_response;
mod convert;
mod deadline;
mod each;
mod entry;
mod failed;
mod field;
mod fields;
mod form;
mod from_batch;
mod in_flight;
mod layout;
mod needs;
mod order;
#[cfg_attr(
    not(feature = "kpl"),
    expect(dead_code, reason = "only feature `kpl` unpacks")
)]
mod parts;
mod pieces;
mod progress;
mod reader;
mod source;
mod span;
mod table;
#[cfg(feature = "kpl")]
mod unpack;
mod window_member;

/// What tests/loom/ replaces with its own.
mod sync {
    pub(super) use std::sync::{Mutex, MutexGuard, atomic::AtomicBool};
}

pub use {
    batch::{Batch, BatchItems},
    batch_response::BatchResponse,
    convert::FromItem,
    each::{Outcome, each, each_awaited, each_in_turn},
    entry::Entry,
    failed::FailedItem,
    from_batch::FromBatch,
    needs::Needs,
    source::{Item, Source},
    table::Items,
};
pub(crate) use {
    failed::Report,
    layout::{Column, Encoding, Words},
    reader::{Member, Reader, Shape, Stop, member, read_items, read_records},
    source::{Failures, item_methods},
    window_member::WindowMember,
};
#[cfg(feature = "kpl")]
pub(crate) use {parts::Packed, span::Span};
