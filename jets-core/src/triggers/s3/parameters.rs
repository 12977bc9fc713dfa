//! The parameters of a function that the events of a bucket invoke.

/// An object in an event. The default type is [`S3Object`](crate::S3Object), whose key is decoded. `String`, `&str` and
/// [`Json<T>`](crate::Json) take the JSON of the event's detail. It can also be a pair of such types, `Result<T,
/// DecodeError>`, or a type that implements [`FromItem`](crate::FromItem).
///
/// The function is called once per object. An EventBridge event has one object. If the function fails, Lambda tries it
/// again twice. It is not called for the test event that S3 sends when notifications are configured.
pub mod s3_object {}
