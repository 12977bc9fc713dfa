//! Objects in S3 buckets: [`s3_event`](mod@crate::language::s3_event).
//!
#![cfg_attr(not(doctest), doc = include_str!("../../../docs/triggers/s3.md"))]

#[cfg(feature = "runtime")]
mod decode;
mod manifest;
#[cfg(feature = "runtime")]
mod testing;

pub use manifest::{S3EventType, S3Trigger};
#[cfg(feature = "runtime")]
pub use {
    decode::{S3, S3Object},
    testing::S3Event,
};

#[cfg(feature = "runtime")]
pub mod s3_event {
    //! `s3_event "uploads-${Environment}", prefix: "images/";` — objects of an S3 bucket invoke the function.
    //!
    //! The bucket is the name (3 to 63 lower-case letters, digits, `.` and `-`) of an existing bucket in the region of the
    //! deployment. A function may have several buckets.
    //!
    //! **What is lost by default:** an event whose function fails three times, unless there is `event_invoke_config
    //! on_failure: create;` (or the ARN of a queue), and one that Lambda does not accept for 24 hours, unless
    //! there is the option `target_dead_letter_queue: create`.
    //!
    //! The template contains an EventBridge rule for the bucket's events, and a permission for this rule only. It does not
    //! change the bucket's notifications, so it works together with other consumers. **The bucket must send its events to
    //! EventBridge**, or the function is never invoked. An output of the template has the command that enables this. See
    //! [S3's page](https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-event-notifications-eventbridge.html).

    /// `events: [ObjectCreated, ObjectDeleted]` — which events of an object invoke the function: a bare word, or a
    /// list, of `ObjectCreated` (the default), `ObjectDeleted`, `ObjectRestoreInitiated`, `ObjectRestoreCompleted`,
    /// `ObjectRestoreExpired`, `ObjectStorageClassChanged`, `ObjectAccessTierChanged`, `ObjectAclUpdated`,
    /// `ObjectTagsAdded` and `ObjectTagsDeleted`.
    ///
    /// See [S3's page](https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html).
    pub mod events {}

    /// `prefix: "images/"` — the beginning of the object's key: at most 1,024 bytes.
    pub mod prefix {}

    /// `suffix: ".png"` — the end of the object's key: at most 1,024 bytes.
    pub mod suffix {}

    /// `enabled: false` — whether the rule for the events is active: `true` (the default), `false`, or a placeholder
    /// such as `"${Enabled:true}"`.
    pub mod enabled {}

    /// `allow_loop: true` — allows the function to write objects of which it is told, itself or in a circle of functions.
    pub mod allow_loop {}

    crate::triggers::shared_words::of_targets!();
    crate::resources::words::create!();
}

#[cfg(feature = "runtime")]
pub mod parameters {
    //! The parameters of a function that the events of a bucket invoke.

    /// `s3_object: S3Object<'_>` — an object in an event. The default type is [`S3Object`](crate::S3Object), whose key
    /// is decoded. `String`, `&str` and [`Json<T>`](crate::Json) take the JSON of the event's detail. It can also be a
    /// pair of such types, `Result<T, DecodeError>`, or a type that implements [`FromItem`](crate::FromItem).
    ///
    /// The function is called once per object. An EventBridge event has one object. If the function fails, Lambda tries it
    /// again twice. It is not called for the test event that S3 sends when notifications are configured.
    pub mod s3_object {}
}
