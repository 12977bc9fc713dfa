//! A parsed pattern, as a tree of keys.

use std::collections::BTreeMap;

use super::{
    condition::Condition,
    event::{Event, Field, join},
};

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
