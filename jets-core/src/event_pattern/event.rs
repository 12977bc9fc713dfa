//! The fields of an event by their paths, for matching.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

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

    /// Returns the field of a key.
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
