//! Event patterns as EventBridge reads them: which events a rule of a bus is for.

mod cidr;
mod combinations;
#[cfg(feature = "runtime")]
mod condition;
#[cfg(feature = "runtime")]
mod event;
#[cfg(feature = "runtime")]
mod parse;
#[cfg(feature = "runtime")]
mod pattern;
#[cfg(feature = "runtime")]
mod tree;
mod wildcard;

pub use cidr::Cidr;
pub use combinations::combinations;
#[cfg(feature = "runtime")]
pub use pattern::{EventPattern, EventPatternError};
pub use wildcard::Wildcard;

/// The most characters of an [event pattern][1], as compact JSON.
///
/// [1]: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
pub const MOST_CHARACTERS: usize = 4096;

/// The most [combinations][1] that the `$or` of one pattern make.
///
/// [1]: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
pub const MOST_COMBINATIONS: usize = 1000;

/// The operators of a pattern that compare one value.
pub const OPERATORS: [&str; 8] = [
    "prefix",
    "suffix",
    "equals-ignore-case",
    "wildcard",
    "anything-but",
    "numeric",
    "cidr",
    "exists",
];

/// What no key inside `$or` may be, besides the [operators](OPERATORS): it is [kept for operators to come][1].
///
/// [1]: https://github.com/aws/event-ruler/blob/main/src/main/software/amazon/event/ruler/Constants.java
const RESERVED_IN_OR: [&str; 16] = [
    "exactly",
    "=",
    "<",
    "<=",
    ">",
    ">=",
    "regex",
    "not-wildcard",
    "not-equals-ignore-case",
    "date-after",
    "date-on-or-after",
    "date-before",
    "date-on-or-before",
    "in-date-range",
    "ip-address-in-range",
    "ip-address-not-in-range",
];

/// Whether `key` is a word that no key inside `$or` may be.
#[must_use]
pub fn is_reserved_in_or(key: &str) -> bool {
    OPERATORS.contains(&key) || RESERVED_IN_OR.contains(&key)
}
