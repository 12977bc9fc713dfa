//! The parameters of a function that a Kinesis data stream invokes.

/// All records of a Kinesis batch. The default type is [`KinesisData`](crate::KinesisData). It can also be a `Vec` of
/// any type for [`kinesis_record`](mod@kinesis_record).
pub mod kinesis_data {}

/// One record of a Kinesis batch. The function is called once per record, in order. The first record that fails is
/// reported to Lambda, which tries again from there.
///
/// The default type is [`KinesisRecord`](crate::KinesisRecord). It can also be `String`, `&str`, `Vec<u8>`, `&[u8]`,
/// [`Json<T>`](crate::Json), a pair of such types, `Result<T, DecodeError>`, or a type that implements
/// [`FromItem`](crate::FromItem).
pub mod kinesis_record {}
