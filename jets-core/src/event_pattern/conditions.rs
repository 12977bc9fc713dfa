//! The conditions of a pattern on the fields of an event.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::IpAddr,
};

use serde_json::{Number, Value};

use super::operands::{Cidr, Wildcard};

/// The conditions on the values at a path, and on the keys inside.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tree {
    /// Lists of conditions. In each list, one must hold.
    pub(super) lists: Vec<Vec<Condition>>,
    pub(super) inside: BTreeMap<String, Tree>,
}

impl Tree {
    /// Returns `true` if `field`, at `path` of `event`, matches.
    pub(super) fn matches(&self, field: Option<&Field<'_>>, path: &str, event: &Event<'_>) -> bool {
        if let Some(Field::Any(fields)) = field
            && !fields.is_empty()
        {
            let mut fields = fields.iter();
            return fields.any(|field| self.matches(Some(field), path, event));
        }
        let holds = |condition: &Condition| match (condition, field) {
            (Condition::Exists(false), _) => !event.has_leaf(path),
            (condition, Some(Field::Leaf(value))) => condition.holds(value),
            _ => false,
        };
        self.lists.iter().all(|list| list.iter().any(holds))
            && self.inside.iter().all(|(key, tree)| {
                let inside = field.and_then(|field| field.get(key));
                tree.matches(inside, &join(path, key), event)
            })
    }

    /// Returns the subtree at a path, which is added if necessary. Every dot begins a key inside, even a dot in a key,
    /// as in EventBridge.
    pub(super) fn at(&mut self, path: &str) -> &mut Self {
        let mut tree = self;
        for key in path.split('.') {
            tree = tree.inside.entry(key.to_owned()).or_default();
        }
        tree
    }
}

/// The condition of an element in a key's list.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Condition {
    /// A string, a number, `true`, `false` or `null`.
    Equals(Value),
    Prefix(String),
    PrefixIgnoreCase(String),
    Suffix(String),
    SuffixIgnoreCase(String),
    EqualsIgnoreCase(String),
    Wildcard(Wildcard),
    Cidr(Cidr),
    /// All of the comparisons must hold: each has a sign and a bound.
    Numeric(Vec<(String, f64)>),
    /// None of the conditions may hold.
    AnythingBut(Vec<Condition>),
    Exists(bool),
}

impl Condition {
    /// Returns `true` if a value, which is not an object or an array, meets the condition.
    pub(super) fn holds(&self, value: &Value) -> bool {
        match self {
            Self::Equals(wanted) => equals(wanted, value),
            Self::Prefix(prefix) => value.as_str().is_some_and(|text| text.starts_with(prefix)),
            Self::Suffix(suffix) => value.as_str().is_some_and(|text| text.ends_with(suffix)),
            Self::PrefixIgnoreCase(prefix) => value
                .as_str()
                .is_some_and(|text| begins(text.chars(), prefix.chars())),
            Self::SuffixIgnoreCase(suffix) => value
                .as_str()
                .is_some_and(|text| begins(text.chars().rev(), suffix.chars().rev())),
            Self::EqualsIgnoreCase(wanted) => value.as_str().is_some_and(|text| {
                text.chars().count() == wanted.chars().count()
                    && begins(text.chars(), wanted.chars())
            }),
            Self::Wildcard(wildcard) => value.as_str().is_some_and(|text| wildcard.matches(text)),
            Self::Cidr(cidr) => value.as_str().is_some_and(|text| cidr.contains(text)),
            Self::Numeric(comparisons) => value.as_f64().is_some_and(|number| {
                let mut comparisons = comparisons.iter();
                comparisons.all(|(sign, bound)| compares(number, sign, *bound))
            }),
            Self::AnythingBut(conditions) => {
                !conditions.iter().any(|condition| condition.holds(value))
            }
            Self::Exists(exists) => *exists,
        }
    }
}

fn compares(number: f64, sign: &str, bound: f64) -> bool {
    number.partial_cmp(&bound).is_some_and(|order| match sign {
        "=" => order.is_eq(),
        "<" => order.is_lt(),
        "<=" => order.is_le(),
        ">" => order.is_gt(),
        _ => order.is_ge(),
    })
}

/// Compares strings character by character or as IP addresses, and numbers by value.
fn equals(wanted: &Value, value: &Value) -> bool {
    match (wanted, value) {
        (Value::String(wanted), Value::String(text)) => {
            let address = |text: &str| text.parse::<IpAddr>().ok();
            wanted == text || address(wanted).is_some_and(|wanted| address(text) == Some(wanted))
        }
        (Value::Number(wanted), Value::Number(number)) => same_number(wanted, number),
        _ => wanted == value,
    }
}

fn same_number(wanted: &Number, number: &Number) -> bool {
    // An `f64` cannot tell all 64-bit integers apart.
    if let (Some(wanted), Some(number)) = (wanted.as_i64(), number.as_i64()) {
        return wanted == number;
    }
    if let (Some(wanted), Some(number)) = (wanted.as_u64(), number.as_u64()) {
        return wanted == number;
    }
    let both = wanted.as_f64().zip(number.as_f64());
    both.is_some_and(|(wanted, number)| compares(number, "=", wanted))
}

/// Returns `true` if `text` begins with `start`, ignoring case.
fn begins(mut text: impl Iterator<Item = char>, mut start: impl Iterator<Item = char>) -> bool {
    start.all(|wanted| {
        text.next()
            .is_some_and(|letter| same_letter(letter, wanted))
    })
}

fn same_letter(one: char, other: char) -> bool {
    one == other
        || one.to_lowercase().eq(other.to_lowercase())
        || one.to_uppercase().eq(other.to_uppercase())
}

/// The maximum depth to look into an event, counting dots in keys: deeper than any pattern, and little enough for the
/// stack.
const DEEPEST: usize = 512;

/// An event in which a key with dots is a path, as in EventBridge.
pub(super) struct Event<'a> {
    pub(super) root: Field<'a>,
    /// The paths of values that are not objects or arrays.
    leaves: BTreeSet<String>,
}

/// A part of an event.
pub(super) enum Field<'a> {
    Leaf(&'a Value),
    Object(BTreeMap<&'a str, Self>),
    /// The elements of an array, one of which must match.
    Any(Vec<Self>),
}

impl<'a> Event<'a> {
    /// Creates the fields of an event. Returns `None` if it is not an object.
    #[inline]
    pub(super) fn new(event: &'a Value) -> Option<Self> {
        event.is_object().then(|| {
            let root = Field::new(event, 0);
            let mut leaves = BTreeSet::new();
            root.add_leaves("", &mut leaves);
            Self { root, leaves }
        })
    }

    /// Returns `true` if there is a value at `path`, other than an object or an array.
    pub(super) fn has_leaf(&self, path: &str) -> bool {
        self.leaves.contains(path)
    }
}

impl<'a> Field<'a> {
    #[inline]
    fn new(value: &'a Value, depth: usize) -> Self {
        match value {
            _ if depth > DEEPEST => Self::Any(Vec::new()),
            Value::Object(entries) => {
                let mut fields = BTreeMap::new();
                for (key, value) in entries {
                    let depth = depth + 1 + key.matches('.').count();
                    if depth <= DEEPEST {
                        insert(&mut fields, key, Self::new(value, depth));
                    }
                }
                Self::Object(fields)
            }
            Value::Array(items) => {
                let items = items.iter().map(|item| Self::new(item, depth + 1));
                Self::Any(items.collect())
            }
            leaf => Self::Leaf(leaf),
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => fields.get(key),
            _ => None,
        }
    }

    fn add_leaves(&self, path: &str, leaves: &mut BTreeSet<String>) {
        match self {
            Self::Leaf(_) => _ = leaves.insert(path.to_owned()),
            Self::Any(items) => items.iter().for_each(|item| item.add_leaves(path, leaves)),
            Self::Object(fields) => {
                for (key, field) in fields {
                    field.add_leaves(&join(path, key), leaves);
                }
            }
        }
    }
}

/// Returns the path of a key inside `path`.
pub(super) fn join(path: &str, key: &str) -> String {
    if path.is_empty() {
        return key.to_owned();
    }
    format!("{path}.{key}")
}

/// Adds a field under a key. Each dot in the key begins an object.
fn insert<'a>(fields: &mut BTreeMap<&'a str, Field<'a>>, key: &'a str, field: Field<'a>) {
    let (first, field) = match key.split_once('.') {
        Some((first, rest)) => {
            let mut inside = BTreeMap::new();
            insert(&mut inside, rest, field);
            (first, Field::Object(inside))
        }
        None => (key, field),
    };
    let merged = match fields.remove(first) {
        Some(other) => merge(other, field),
        None => field,
    };
    fields.insert(first, merged);
}

fn merge<'a>(one: Field<'a>, other: Field<'a>) -> Field<'a> {
    match (one, other) {
        (Field::Object(mut one), Field::Object(other)) => {
            for (key, field) in other {
                insert(&mut one, key, field);
            }
            Field::Object(one)
        }
        (one, other) => Field::Any(vec![one, other]),
    }
}
