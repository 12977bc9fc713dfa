//! The parameters of a function that a Kinesis data stream invokes.

/// All records of a Kinesis batch. By default [`KinesisData`](crate::KinesisData); or a `Vec` of any type that
/// [`kinesis_record`](mod@kinesis_record) takes.
pub mod kinesis_data {}

/// One record of a Kinesis batch: the function is called once a record, in order, and the first record that fails
/// is reported to Lambda, which tries again from there. By default [`KinesisRecord`](crate::KinesisRecord); or
/// `String`, `&str`, `Vec<u8>`, `&[u8]`, [`Json<T>`](crate::Json), a pair of such types, `Result<T, DecodeError>`, or a
/// type that implements [`FromItem`](crate::FromItem).
pub mod kinesis_record {}
