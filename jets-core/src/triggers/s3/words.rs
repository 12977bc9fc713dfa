//! `s3_event "uploads-${Environment}", prefix: "images/";` — objects of an S3 bucket invoke the function.
//!
//! The bucket is a name (3 to 63 lower-case letters, digits, `.` and `-`) of a bucket that exists in the region of the
//! deployment. A function may have several.
//!
//! The template has a rule of EventBridge on the bucket's events, and the permission for this rule only. It does not
//! touch the bucket's notifications, so it works beside other consumers. **The bucket must send its events to
//! EventBridge**, or the function is never invoked: an output of the template has the command that turns this on. See
//! [S3's page](https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-event-notifications-eventbridge.html).

/// What must happen to an object: a bare word, or a list, of `ObjectCreated` (the default), `ObjectDeleted`,
/// `ObjectRestoreInitiated`, `ObjectRestoreCompleted`, `ObjectRestoreExpired`, `ObjectStorageClassChanged`,
/// `ObjectAccessTierChanged`, `ObjectAclUpdated`, `ObjectTagsAdded` and `ObjectTagsDeleted`.
///
/// See [S3's page](https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html).
pub mod events {}

/// What the object's key begins with: at most 1,024 characters.
pub mod prefix {}

/// What the object's key ends with: at most 1,024 characters.
pub mod suffix {}

/// `true` lets the function write to the bucket that invokes it, without a `prefix`.
pub mod allow_loop {}
