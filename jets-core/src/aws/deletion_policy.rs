//! What CloudFormation does with a resource that leaves the stack.

use crate::value::names;

/// What CloudFormation does with a resource that is removed from the template, or whose stack is deleted: its
/// [`DeletionPolicy`][1].
///
/// [1]: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DeletionPolicy {
    /// The resource is deleted.
    Delete,
    /// The resource stays.
    Retain,
    /// The resource stays, unless the operation that created it is rolled back. With `Retain`, a failed first deployment
    /// would leave a name that the next one cannot create.
    RetainExceptOnCreate,
}

names! { DeletionPolicy {
    Delete: "Delete",
    Retain: "Retain",
    RetainExceptOnCreate: "RetainExceptOnCreate",
} }
