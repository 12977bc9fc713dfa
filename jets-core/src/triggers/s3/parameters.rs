//! The parameters of a function that objects of a bucket invoke.

/// An object that something happened to. By default [`S3Object`](crate::S3Object), whose key is decoded; or `String`,
/// `&str` or [`Json<T>`](crate::Json), which take the JSON of the event's detail; a pair of such types,
/// `Result<T, DecodeError>`, or a type that implements [`FromItem`](crate::FromItem).
///
/// An event of EventBridge has one object; the function is called once an object. When it fails, Lambda tries it again
/// twice. The function is not called for the test event that S3 sends when notifications are set up.
pub mod s3_object {}
