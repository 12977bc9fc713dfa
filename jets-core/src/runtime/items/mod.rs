//! The items of an event, for all sources: records of a stream, messages of a queue.
//!
//! A [`Source`] decodes the items of an event once, into one [`Items`] from which all of them borrow. [`FromItem`] and
//! [`FromBatch`] convert them into the type of a parameter, and [`each`](each()) calls a function with item after item.

mod batch;
mod batch_response;
mod columns;
mod each;
mod failed;
mod fields;
mod in_flight;
mod item;
#[cfg_attr(
    not(feature = "kpl"),
    expect(dead_code, reason = "only feature `kpl` unpacks")
)]
mod packed;
mod progress;
mod reader;
mod storage;
mod table;

/// What tests/loom/ replaces with its own.
mod sync {
    pub(super) use std::sync::{Mutex, MutexGuard, atomic::AtomicBool};
}

pub use {
    batch::{Batch, BatchItems, FromBatch, FromItem},
    batch_response::BatchResponse,
    columns::Needs,
    each::{each, each_awaited, each_in_turn, single},
    failed::{FailedItem, Verdict},
    item::{Deliveries, Entry, Item, Source},
    table::Items,
};
pub(crate) use {
    columns::{Column, Columns, Encoding, Words, columns, fields, member},
    failed::Report,
    item::{Failures, Sealed},
    reader::{Member, Reader, Shape, Stop, is_from_pipe, read_items},
    storage::WindowMember,
};
#[cfg(feature = "kpl")]
pub(crate) use {packed::Packed, storage::Span};
