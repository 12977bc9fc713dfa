//! Manifest model, event decoding and application of [jets-rs](https://docs.rs/jets-rs).
//!
//! Depend on `jets-rs` instead: it re-exports all that users need.
//!
//! A module uses only modules above it in this list, except that `cloudformation::function` begins a template with the
//! functions of a manifest. A public item that needs a feature has its own `#[cfg]`, even if
//! its module has the same, because the docs of `jets-rs` show the one on the item.

#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod event_pattern;
pub mod nearest;
pub mod placeholders;

mod error;
mod value;

mod aws;
mod names;
pub mod rules;

#[cfg(feature = "runtime")]
mod delivery;

#[cfg(feature = "runtime")]
mod runtime;

#[cfg(feature = "runtime")]
pub mod sends;

#[cfg(feature = "cloudformation")]
pub mod cloudformation;

pub mod resources;
pub mod triggers;

#[cfg(feature = "runtime")]
pub mod envelopes;
#[cfg(feature = "runtime")]
pub mod idempotency;

pub mod manifest;

#[cfg(feature = "cloudformation")]
pub mod report;

#[cfg(feature = "runtime")]
mod app;

#[cfg(feature = "binary")]
pub mod binary;
#[cfg(feature = "lambda")]
pub mod lambda;
#[cfg(feature = "runtime")]
pub mod language;
pub mod section;
#[cfg(feature = "runtime")]
pub mod testing;

#[cfg(feature = "gzip")]
pub use runtime::Gzip;
#[cfg(feature = "runtime")]
pub use {
    app::App,
    runtime::{
        Batch, BatchItems, BatchResponse, CognitoIdentity, Context, DecodeError, DecodeErrorKind,
        Event, FailedItem, FailedItemsMetric, FromBatch, FromEvent, FromItem, Handler, InvokeError,
        InvokeErrorKind, Item, ItemInfo, ItemOutcome, Job, Json, Permanent, Response, Source,
        Timestamp, TimestampError, Verdict, Window, Wrap, exact,
    },
    sends::{Bus, Fifo, Function, Queue, Stream, Topic},
    triggers::{items::*, sources::*},
};

#[cfg(feature = "runtime")]
#[doc(hidden)]
pub use runtime::private as __private;
