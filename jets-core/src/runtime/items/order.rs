//! Decides which item may begin next if several are worked on at once.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap, VecDeque, hash_map},
    marker::PhantomData,
};

use super::{Source, table::Items};

/// The items of an event that have not begun. Items with the same key follow one another.
pub(super) struct Order<'a, S> {
    items: &'a Items<'a>,
    /// Whether keys matter. They do not if one item follows the other anyway.
    has_keys: bool,
    /// The first item that was not considered yet.
    next: usize,
    /// The keys of the items in progress, each with the items that wait for it.
    busy: HashMap<Cow<'a, str>, VecDeque<usize>>,
    /// Items before `next` that waited and may begin now.
    released: BTreeSet<usize>,
    source: PhantomData<fn() -> S>,
}

impl<'a, S: Source> Order<'a, S> {
    /// Creates the order of `items`, at most `concurrent` of them at once.
    pub(super) fn new(items: &'a Items<'a>, concurrent: usize) -> Self {
        Self {
            items,
            has_keys: concurrent > 1,
            next: 0,
            busy: HashMap::new(),
            released: BTreeSet::new(),
            source: PhantomData,
        }
    }

    /// Returns the first item that may begin, and marks it as begun.
    pub(super) fn begin(&mut self) -> Option<usize> {
        if let Some(index) = self.released.pop_first() {
            return Some(index);
        }
        while self.next < self.items.len() {
            let index = self.next;
            self.next += 1;
            let Some(key) = self.key(index) else {
                return Some(index);
            };
            match self.busy.entry(key) {
                hash_map::Entry::Occupied(mut waiting) => waiting.get_mut().push_back(index),
                hash_map::Entry::Vacant(free) => {
                    free.insert(VecDeque::new());
                    return Some(index);
                }
            }
        }
        None
    }

    /// Marks item `index` as ended. The next item with its key may begin.
    pub(super) fn end(&mut self, index: usize) {
        let Some(key) = self.key(index) else {
            return;
        };
        if let hash_map::Entry::Occupied(mut waiting) = self.busy.entry(key) {
            match waiting.get_mut().pop_front() {
                Some(index) => {
                    self.released.insert(index);
                }
                None => {
                    waiting.remove();
                }
            }
        }
    }

    /// Returns `true` if there are items that have not begun.
    pub(super) fn has_left(&self) -> bool {
        self.left().next().is_some()
    }

    /// Returns the items that have not begun, in any order.
    pub(super) fn left(&self) -> impl Iterator<Item = usize> {
        let waiting = self.busy.values().flatten().copied();
        (self.next..self.items.len())
            .chain(self.released.iter().copied())
            .chain(waiting)
    }

    fn key(&self, index: usize) -> Option<Cow<'a, str>> {
        if !self.has_keys {
            return None;
        }
        S::order_key(self.items.entry(index)?)
    }
}
