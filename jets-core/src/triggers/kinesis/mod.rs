//! Kinesis data streams: [`kinesis_event`](mod@crate::language::kinesis_event).
//!
#![cfg_attr(not(doctest), doc = include_str!("../../../docs/triggers/kinesis.md"))]

#[cfg(feature = "kpl")]
mod aggregate;
#[cfg(feature = "runtime")]
mod decode;
mod manifest;
#[cfg(feature = "runtime")]
mod testing;

#[cfg(feature = "kpl")]
pub use aggregate::KplUserRecord;
pub use manifest::KinesisTrigger;
#[cfg(feature = "runtime")]
pub use {
    decode::{Kinesis, KinesisData, KinesisRecord},
    testing::{KinesisEvent, KinesisEventRecord},
};

#[cfg(feature = "runtime")]
pub mod kinesis_event {
    //! `kinesis_event "my-stream", batch_size: 10;` — records of a Kinesis data stream invoke the function.
    //!
    //! The stream is a name (1 to 128 letters, digits, `_`, `.`, `-`), the ARN of a stream, or the ARN of an enhanced
    //! fan-out consumer. A placeholder stands for an ARN if its name ends in `Arn`. A function may have several streams.
    //! The right to read the stream is added to the policy. If a placeholder stands for the ARN of a consumer, the stream
    //! itself is not known: add an `iam_policy` for the rights on it.
    //!
    //! **What is lost by default:** nothing, until the stream drops the record after 24 hours (or the time for which it is configured); until then the shard stands
    //! still. With `maximum_retry_attempts` or `maximum_record_age_in_seconds`, the record is given up earlier and lost,
    //! unless there is the option `on_failure: create` (or an ARN).
    //!
    //! See [Lambda's page](https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html) and, for the limits,
    //! [`CreateEventSourceMapping`](https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html).

    /// `batch_size: 10` — the maximum number of records in a batch: 1 to 10,000. The default is 100.
    pub mod batch_size {}

    /// `starting_position: TRIM_HORIZON` — where reading starts: `LATEST` (the default), `TRIM_HORIZON` or
    /// `AT_TIMESTAMP`. Of a stream that the template creates, the default is `TRIM_HORIZON`, because the first records
    /// would be missed otherwise.
    pub mod starting_position {}

    /// `starting_position_timestamp: 1550289189` — the time at which reading starts, in Unix seconds. Required with
    /// `starting_position: AT_TIMESTAMP`, and only allowed then.
    pub mod starting_position_timestamp {}

    /// `aggregated: true` — whether to unpack records that the [Kinesis Producer Library packed][1] into one: `true` or
    /// `false` (the default). It needs the feature `kpl`, and the parameter `kinesis_data` or `kinesis_record`.
    ///
    /// User records then arrive one by one, with the data and keys that they were written with, and with a
    /// [`sub_sequence_number`](crate::KinesisRecord::sub_sequence_number). A record is unpacked if it has the magic bytes
    /// and the digest of an aggregate. Any other is a plain record, and is not changed. An aggregate that has the right
    /// digest but cannot be unpacked fails as one record.
    ///
    /// - Lambda counts, retries and checkpoints records of the stream. `batch_size` therefore counts aggregates, and if a
    ///   user record fails, all records of its aggregate are sent again.
    /// - While shards are split or merged, the Kinesis Producer Library may write a user record twice.
    /// - With `filter`, name the stream by the ARN of an enhanced fan-out consumer, because Lambda [filters aggregated
    ///   records][2] only for such a consumer.
    ///
    /// [1]: https://docs.aws.amazon.com/streams/latest/dev/kinesis-kpl-concepts.html
    /// [2]: https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis-filtering.html#filtering-kinesis-efo
    pub mod aggregated {}

    crate::triggers::shared_words::of_all! {
        /// `filter: { data: { kind: ["order"] } }` — which records invoke the function: an event pattern, or a list of
        /// up to 20, of which AWS takes five until it raises the quota. Its keys are those of a record; `data` is for
        /// data that is JSON.
    }
    crate::triggers::shared_words::of_streams!();
    crate::resources::words::create!();
}

#[cfg(feature = "runtime")]
pub mod parameters {
    //! The parameters of a function that a Kinesis data stream invokes.

    /// `kinesis_data: Vec<Json<Order>>` — all records of a Kinesis batch. The default type is
    /// [`KinesisData`](crate::KinesisData). It can also be a `Vec` of any type for
    /// [`kinesis_record`](mod@kinesis_record).
    pub mod kinesis_data {}

    /// `kinesis_record: Json<Order>` — one record of a Kinesis batch. The function is called once per record, in order.
    /// The first record that fails is reported to Lambda, which tries again from there.
    ///
    /// The default type is [`KinesisRecord`](crate::KinesisRecord). It can also be `String`, `&str`, `Vec<u8>`, `&[u8]`,
    /// [`Json<T>`](crate::Json), a pair of such types, `Result<T, DecodeError>`, or a type that implements
    /// [`FromItem`](crate::FromItem).
    pub mod kinesis_record {}
}
