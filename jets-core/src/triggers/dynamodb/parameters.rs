//! The parameters of a function that the stream of a DynamoDB table invokes.

/// All records of a DynamoDB batch. The default type is [`DynamodbRecords`](crate::DynamodbRecords). It can also be a
/// `Vec` of any type for [`dynamodb_record`](mod@dynamodb_record).
pub mod dynamodb_records {}

/// One record of a DynamoDB batch. The function is called once per record, in order. The first record that fails is
/// reported to Lambda, which tries again from there.
///
/// The default type is [`DynamodbRecord`](crate::DynamodbRecord). With the feature `dynamodb`, it can be `Change<T>`,
/// with keys and images as your own types. [`Json<T>`](crate::Json) and `String` take the JSON of the field `dynamodb`.
/// It can also be a pair of such types, `Result<T, DecodeError>`, or a type that implements
/// [`FromItem`](crate::FromItem).
pub mod dynamodb_record {}
