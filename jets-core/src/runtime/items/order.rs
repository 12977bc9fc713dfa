//! Which item may begin next, when several are worked on at once.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap, VecDeque, hash_map},
    marker::PhantomData,
};

use super::{Source, table::Items};

/// The items of an event that have not begun. Those with the same key are given out one after the other.
pub(super) struct Order<'a, S> {
    items: &'a Items<'a>,
    /// Whether keys are looked at: of items one after the other, they need not be.
    has_keys: bool,
    /// The first item that was not looked at.
    next: usize,
    /// The keys of the items that have begun and not ended, each with the items that wait for it.
    busy: HashMap<Cow<'a, str>, VecDeque<usize>>,
    /// Items that waited and may begin: they are before `next`.
    released: BTreeSet<usize>,
    source: PhantomData<fn() -> S>,
}

impl<'a, S: Source> Order<'a, S> {
    /// The order of `items`, of which up to `concurrent` are worked on at once.
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

    /// The first item that may begin, which then has.
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

    /// Item `index`, which had begun, has ended: the next with its key may begin.
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

    /// Whether there are items that have not begun.
    pub(super) fn has_left(&self) -> bool {
        self.left().next().is_some()
    }

    /// The items that have not begun, in no order.
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
