//! `iam_policy "s3:GetObject", resource: "arn:aws:s3:::bucket/*";` — what the function may do, in addition to what
//! its triggers need.
//!
//! The arguments are actions; a service alone (`"s3"`) stands for all of its actions (`s3:*`).
//!
//! See [IAM's page](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html).

/// An ARN, or a list of ARNs, that the actions apply to. The default is `"*"`.
pub mod resource {}

/// `Allow` (the default) or `Deny`.
pub mod effect {}

/// When the statement applies: `{ StringEquals: { "aws:SourceAccount": "112233445566" } }`.
pub mod condition {}

/// The statement's own name, of letters and digits.
pub mod sid {}
