//! Work that is done once, although every trigger delivers [at least once][1].
//!
//! [`Once`] records in a [`Store`] which work is in progress and which is done. As a [`Wrap`](crate::Wrap), it does so
//! for each item of every function, by the item's [key](crate::ItemInfo::idempotency_key):
//!
//! ```
//! # extern crate jets_core as jets;
//! use jets::{App, idempotency::{MemoryStore, Once}};
//!
//! let app = App::new().wrap(Once::new(MemoryStore::new()));
//! ```
//!
//! [`Once::run`] is for a key of your own, such as the number of an order, and for functions that take a batch or the
//! whole event.
//!
//! # What becomes of a second delivery
//!
//! | the first delivery | the second |
//! | --- | --- |
//! | is done | succeeds without the work |
//! | is in progress | fails, and comes again later; it is never skipped, and a FIFO queue or a stream keeps its order |
//! | failed, with an error of any kind or a panic | works, because the first has released its claim |
//! | ended without a record: Lambda stopped it, or the program crashed | works after the deadline of the first and two seconds; at once if Lambda tries the same request again |
//! | could not record that it is done | the same; the first succeeds with a warning in the log |
//! | was done so long ago that the record has expired | works |
//!
//! Nothing can tell a crash before the work from one after it, so in these two cases the work may be done twice. If it
//! calls a service that takes an idempotency key, pass the key on.
//!
//! The records of a function are its own: two functions with the same trigger both do their work.
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/concepts-event-driven-architectures.html

#[cfg(feature = "aws-sdk-dynamodb")]
mod dynamodb;
mod once;
mod store;

#[cfg(feature = "aws-sdk-dynamodb")]
pub use dynamodb::DynamodbStore;
pub use {
    once::{AlreadyInProgress, NoIdempotencyKey, Once},
    store::{Claim, ClaimState, MemoryStore, Store},
};
