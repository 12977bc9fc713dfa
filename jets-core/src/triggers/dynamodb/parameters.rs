//! The parameters of a function that the stream of a DynamoDB table invokes.

/// All records of a DynamoDB batch. By default [`DynamodbRecords`](crate::DynamodbRecords); or a `Vec` of any type that
/// [`dynamodb_record`](mod@dynamodb_record) takes.
pub mod dynamodb_records {}

/// One record of a DynamoDB batch: the function is called once a record, in order, and the first record that fails is
/// reported to Lambda, which tries again from there. By default [`DynamodbRecord`](crate::DynamodbRecord); or, with
/// feature `dynamodb`, `Change<T>`, which gives keys and images as your own types; or [`Json<T>`](crate::Json) and
/// `String`, which take the JSON of the field `dynamodb`; a pair of such types, `Result<T, DecodeError>`, or a type
/// that implements [`FromItem`](crate::FromItem).
pub mod dynamodb_record {}
