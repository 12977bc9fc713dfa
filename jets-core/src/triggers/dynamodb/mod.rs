//! Streams of DynamoDB tables: [`dynamodb_event`](mod@crate::language::dynamodb_event).
//!
#![cfg_attr(not(doctest), doc = include_str!("../../../docs/triggers/dynamodb.md"))]

#[cfg(feature = "runtime")]
pub(crate) mod attributes;
#[cfg(feature = "runtime")]
mod decode;
mod manifest;
#[cfg(feature = "runtime")]
mod testing;

#[cfg(feature = "runtime")]
pub(crate) use decode::keys;
pub use manifest::DynamodbTrigger;
#[cfg(feature = "runtime")]
pub use {
    decode::{Change, Dynamodb, DynamodbRecord, DynamodbRecords},
    testing::{DynamodbEvent, DynamodbEventRecord},
};

#[cfg(feature = "runtime")]
pub mod dynamodb_event {
    //! `dynamodb_event "${OrdersStreamArn}", batch_size: 10;` — changes of a DynamoDB table invoke the function.
    //!
    //! The stream is given by its ARN, by a string that is one placeholder for the ARN, or by the name of a table that a job
    //! of the template creates. The ARN ends in a label that DynamoDB creates when the stream is enabled, so that of an
    //! existing table cannot be made from the table's name: pass it as a parameter of the template. `aws dynamodb describe-table` shows it as `LatestStreamArn`. A function may have several streams. The
    //! right to read the stream is added to the policy.
    //!
    //! **What is lost by default:** nothing, until the stream drops the record after 24 hours; until then the shard stands
    //! still. With `maximum_retry_attempts` or `maximum_record_age_in_seconds`, the record is given up earlier and lost,
    //! unless there is the option `on_failure: create` (or an ARN).
    //!
    //! See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html) and, for the limits,
    //! [`CreateEventSourceMapping`](https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html).

    /// `batch_size: 10` — the maximum number of records in a batch: 1 to 10,000. The default is 100.
    pub mod batch_size {}

    /// `starting_position: TRIM_HORIZON` — where reading starts: at `TRIM_HORIZON` (the default), the oldest record,
    /// which is at most 24 hours old, or at `LATEST`.
    pub mod starting_position {}

    crate::triggers::shared_words::of_all! {
        /// `filter: { eventName: ["INSERT", "MODIFY"] }` — which changes invoke the function: an event pattern, or a
        /// list of up to 20, of which AWS takes five until it raises the quota. Its keys are those of a record, such as
        /// `dynamodb` with the images.
    }
    crate::triggers::shared_words::of_streams!();
    crate::resources::words::create!();
}

#[cfg(feature = "runtime")]
pub mod parameters {
    //! The parameters of a function that the stream of a DynamoDB table invokes.

    /// `dynamodb_records: Vec<Change<Order>>` — all records of a DynamoDB batch. The default type is
    /// [`DynamodbRecords`](crate::DynamodbRecords). It can also be a `Vec` of any type for
    /// [`dynamodb_record`](mod@dynamodb_record).
    pub mod dynamodb_records {}

    /// `dynamodb_record: Change<Order>` — one record of a DynamoDB batch. The function is called once per record, in
    /// order. The first record that fails is reported to Lambda, which tries again from there.
    ///
    /// The default type is [`DynamodbRecord`](crate::DynamodbRecord). [`Change<T>`](crate::Change) has keys and images as
    /// your own types. [`Json<T>`](crate::Json) and `String` take the JSON of the field `dynamodb`.
    /// It can also be a pair of such types, `Result<T, DecodeError>`, or a type that implements
    /// [`FromItem`](crate::FromItem).
    pub mod dynamodb_record {}
}
