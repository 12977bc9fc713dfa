//! Jets for Rust: AWS Lambda jobs from one declaration.
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
//! // The function is an ordinary method,
//! assert_eq!(WordJob::count(vec!["hello world".to_owned()]), 2);
//!
//! // the app calls it as Lambda does,
//! let app = App::new().job(WordJob);
//! let event = KinesisEvent::new().text("hello world").to_json();
//! let response = app.invoke("word_job.count", event, Context::default()).await?;
//! assert_eq!(response.as_str(), "2");
//!
//! // and the manifest says what it needs from AWS.
//! let manifest = app.manifest()?;
//! let function = manifest.functions().next().ok_or("no function")?;
//! assert_eq!(function.function_name, "${Project}-${Environment}-word_job-count");
//! # Ok(())
//! # }
//! ```
//!
//! [`jobs!`] declares jobs; [`language`] explains its words. [`App`] serves them, [`testing`] builds the events to test
//! them with, and [`Manifest`] is what a deployment reads.
//!
#![doc = include_str!("../docs/features.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]
// Features of `jets-core` that `jets-rs` always turns on, and does not have itself.
#![cfg_attr(
    docsrs,
    allow(unexpected_cfgs),
    doc(auto_cfg(hide(feature = "runtime", feature = "cloudformation")))
)]

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

#[doc(hidden)]
pub mod __private {
    pub use jets_core::__private::*;
    pub use jets_macros::jobs;
}

#[cfg(feature = "gzip")]
pub use jets_core::Gzip;
#[cfg(feature = "binary")]
pub use jets_core::binary;
#[cfg(feature = "lambda")]
pub use jets_core::lambda;
pub use jets_core::triggers::items::*;
pub use jets_core::{
    App, Batch, BatchItems, BatchResponse, Context, DecodeError, Event, FailedItem,
    FailedItemsMetric, FromBatch, FromEvent, FromItem, InvokeError, Item, ItemInfo, ItemOutcome,
    Job, Json, Permanent, Response, Source, Window, Wrap, cloudformation, language, manifest,
    manifest::Manifest, section, testing, triggers,
};

/// Declares jobs: `ATTRIBUTES VISIBILITY Name { fields, declarations and functions }`.
///
/// Each job becomes a struct of that name with its functions as methods, a constant `MANIFEST` and an implementation
/// of [`Job`]. Declarations (`keyword argument, option: value;`) say what invokes a function and what it needs;
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
/// Whatever AWS would refuse is a compile error at its token; all mistakes are reported at once.
#[macro_export]
macro_rules! jobs {
    ($($tokens:tt)*) => {
        $crate::__private::jobs! { ($crate) $($tokens)* }
    };
}
