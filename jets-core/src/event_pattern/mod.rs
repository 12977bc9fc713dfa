//! Event patterns of EventBridge: what AWS accepts, and which events they match.

mod check;
mod complexity;
#[cfg(feature = "runtime")]
mod conditions;
mod elements;
mod operands;
#[cfg(feature = "runtime")]
mod pattern;
mod records;

use crate::value::{Map, Value};
pub use check::{Mistake, Step, Target};
use complexity::{MAX_COMPLEXITY, complexity};
pub use operands::{Cidr, OperandError, OperandErrorKind, Wildcard};
#[cfg(feature = "runtime")]
pub use pattern::{EventPattern, EventPatternError, EventPatternErrorKind};
pub use records::{DYNAMODB_RECORD, KINESIS_RECORD, MESSAGE, Record};

/// The maximum length of an [event pattern][1], as compact JSON.
///
/// [1]: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
const MAX_CHARACTERS: usize = 4096;

/// The maximum number of [combinations][1] that the `$or` of one pattern may have.
///
/// [1]: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
const MAX_COMBINATIONS: usize = 1000;

const OPERATORS: &[&str] = &[
    "prefix",
    "suffix",
    "equals-ignore-case",
    "wildcard",
    "anything-but",
    "numeric",
    "cidr",
    "exists",
];

/// Other words that cannot be keys inside `$or`, in addition to the [operators](OPERATORS). They are [reserved for
/// future operators][1].
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

fn is_reserved_in_or(key: &str) -> bool {
    OPERATORS.contains(&key) || RESERVED_IN_OR.contains(&key)
}

/// Returns how many patterns without `$or` are needed to express this one.
fn combinations(entries: &Map) -> usize {
    let of_each = entries.iter().map(|(key, value)| match value {
        Value::Array(items) if key == "$or" => {
            let items = items.iter().filter_map(Value::as_object).map(combinations);
            items.fold(0, usize::saturating_add)
        }
        Value::Object(entries) => combinations(entries),
        _ => 1,
    });
    of_each.fold(1, usize::saturating_mul)
}
