//! Jets for Rust: AWS Lambda jobs from one declaration.
//!
//! A [`jobs!`] declaration gives the handlers of Lambda functions, typed decoding of their events, and a manifest of
//! what they need from AWS. Names, limits, patterns and options are checked: a mistake is a compile error at its token.
//!
//! ```
//! use jets::{App, Context, jobs, testing::KinesisEvent};
//!
//! jobs! {
//!     /// Counts the words that arrive on the stream.
//!     pub WordJob {
//!         kinesis_event "my-stream", batch_size: 10;
//!
//!         fn count(kinesis_data: Vec<String>) -> usize {
//!             kinesis_data.iter().flat_map(|text| text.split_whitespace()).count()
//!         }
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // The function is an ordinary method.
//! assert_eq!(WordJob::count(vec!["hello world".to_owned()]), 2);
//!
//! // The app calls it as Lambda does.
//! let app = App::new().job(WordJob);
//! let event = KinesisEvent::new().text("hello world").to_json();
//! let response = app.invoke(WordJob::COUNT, event, Context::default()).await?;
//! assert_eq!(response.as_str(), "2");
//!
//! // The manifest says what it needs from AWS.
//! let manifest = app.manifest()?;
//! let function = manifest.functions().next().ok_or("no function")?;
//! assert_eq!(function.function_name, "${Project}-${Environment}-word_job-count");
//! # Ok(())
//! # }
//! ```
//!
//! [The guide](https://docs.rs/crate/jets-rs/latest/source/docs/README.md), in the folder `docs` of the crate, goes from the first
//! job to a service in production. In these pages, begin with [`jobs!`] and its [`language`], [`App`], [`testing`], and [`triggers`], where each
//! trigger shows its event, its permissions and its part of the template.
//!
//! # Parameters
//!
//! A function gets the parameters that its signature names, decoded to the types that it gives: `event`, `context`,
//! `&self`, and the parameters of its triggers, such as [`kinesis_data`](mod@language::parameters::kinesis_data) for a
//! whole batch or [`kinesis_record`](mod@language::parameters::kinesis_record) for one record at a time. A parameter
//! for one item can be the item with its metadata ([`KinesisRecord`]), its data (`&str`, `String`, `&[u8]`, `Vec<u8>`),
//! [`Json<T>`](Json), a type that implements [`FromItem`], a pair of these, or a `Result` with [`DecodeError`].
//!
//! # Failures
//!
//! If a function takes one item at a time, the library reports to Lambda which items failed, and only those are sent
//! again (from a stream, together with the records after them). A function that takes the batch can report them with a
//! [`BatchResponse`]. [`Permanent`] marks an error that a retry does not resolve.
//!
//! ```
//! use jets::{App, Context, Json, jobs, testing::SqsEvent};
//!
//! #[derive(serde::Deserialize)]
//! struct Order {
//!     cents: u64,
//! }
//!
//! jobs! {
//!     pub OrderJob {
//!         sqs_event "orders-${Environment}", maximum_concurrency: 10;
//!         timeout 30;
//!
//!         async fn store(sqs_message: Json<Order>) -> Result<(), String> {
//!             if sqs_message.cents == 0 { Err("an empty order".to_owned()) } else { Ok(()) }
//!         }
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), jets::InvokeError> {
//! let event = SqsEvent::new().text(r#"{ "cents": 0 }"#).text(r#"{ "cents": 5 }"#);
//! let app = App::new().job(OrderJob);
//! let response = app.invoke(OrderJob::STORE, event.to_json(), Context::default()).await?;
//! assert_eq!(response.failed_items()[0].id(), event.message_id(0));
//! # Ok(())
//! # }
//! ```
//!
//! # On Lambda
//!
//! With the feature `lambda`, one program serves every function of its jobs:
//!
#![cfg_attr(feature = "lambda", doc = "```no_run")]
#![cfg_attr(not(feature = "lambda"), doc = "```ignore")]
//! use jets::{App, jobs, lambda};
//!
//! jobs! {
//!     pub PingJob {
//!         pub fn ping() -> &'static str { "pong" }
//!     }
//! }
//!
//! #[tokio::main]
//! async fn main() -> Result<(), lambda::RunError> {
//!     lambda::run(App::new().job(PingJob)).await
//! }
//! ```
//!
//! [`App::job_with`] sets up a job's fields, such as a client, only if the job serves. [`App::wrap`] adds code around
//! every function.
//!
//! # Deployment
//!
//! [`Manifest`] contains what the jobs need from AWS. With the feature `cloudformation`, it becomes a template. A build
//! step gets it from the jobs (`DataJob::MANIFEST`, [`App::manifest`]), or with the feature `binary` from the compiled
//! program.
//!
#![doc = include_str!("../docs/features.md")]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]
// A feature of `jets-core` that `jets-rs` always enables, and does not have itself.
#![cfg_attr(
    docsrs,
    allow(unexpected_cfgs),
    doc(auto_cfg(hide(feature = "runtime")))
)]

#[doc(hidden)]
pub mod __private {
    pub use jets_core::__private::*;
    pub use jets_macros::jobs;
}

#[cfg(feature = "gzip")]
pub use jets_core::Gzip;
#[cfg(feature = "binary")]
pub use jets_core::binary;
#[cfg(feature = "cloudformation")]
pub use jets_core::cloudformation;
#[cfg(feature = "lambda")]
pub use jets_core::lambda;
#[cfg(feature = "cloudformation")]
pub use jets_core::report;
pub use jets_core::triggers::items::*;
// The markers of the sources are in the signatures of `Handler`s. Their pages are those of the modules in `triggers`.
#[doc(hidden)]
pub use jets_core::triggers::sources::*;
pub use jets_core::{
    App, Batch, BatchItems, BatchResponse, Bus, CognitoIdentity, Context, DecodeError,
    DecodeErrorKind, Event, FailedItem, FailedItemsMetric, Fifo, FromBatch, FromEvent, FromItem,
    Function, Handler, InvokeError, InvokeErrorKind, Item, ItemInfo, ItemOutcome, Job, Json,
    Permanent, Queue, Response, Source, Stream, Timestamp, TimestampError, Topic, Verdict, Window,
    Wrap, envelopes, exact, idempotency, language, manifest, manifest::Manifest, resources,
    section, sends, testing, triggers,
};

/// Declares jobs: `ATTRIBUTES VISIBILITY Name { fields, declarations and functions }`.
///
/// Each job becomes a struct of that name with its functions as methods, a constant `MANIFEST` and an implementation of
/// [`Job`]. Declarations (`keyword argument, option: value;`) say what invokes a function and what it needs.
/// [`language`] lists every keyword with its options and limits.
///
/// ```
/// use std::error::Error;
///
/// use jets::{Context, KinesisRecord, jobs};
///
/// # struct Table;
/// # impl Table { async fn put(&self, _: &str, _: &[u8]) -> Result<(), std::io::Error> { Ok(()) } }
/// jobs! {
///     /// Keeps what arrives on the stream.
///     pub ArchiveJob {
///         table: Table,
///
///         class_timeout 30;
///
///         kinesis_event "orders-${Environment}", batch_size: 10;
///         iam_policy "dynamodb:PutItem", resource: "arn:aws:dynamodb:us-west-2:112233445566:table/archive";
///         async fn store(&self, kinesis_record: KinesisRecord<'_>) -> Result<(), Box<dyn Error + Send + Sync>> {
///             let key = kinesis_record.partition_key();
///             Ok(self.table.put(key, kinesis_record.data()?).await?)
///         }
///
///         /// Invoked by name.
///         fn ping(context: Context) -> String {
///             context.request_id().to_owned()
///         }
///     }
/// }
/// ```
///
/// # Errors
///
/// A value that AWS would refuse is a compile error at its token, as far as the declaration shows it. All mistakes are
/// reported at once.
#[macro_export]
macro_rules! jobs {
    ($($tokens:tt)*) => {
        $crate::__private::jobs! { ($crate) $($tokens)* }
    };
}
