//! Replaces items by the items that are packed in their data.

use std::{error::Error, sync::Arc};

use super::{
    parts::{Broken, Packed, Part, Parts, TEXTS},
    table::Items,
};

impl Items<'_> {
    /// Replaces each item by the items that are packed in its data.
    ///
    /// `find` gets the data of one item and passes on the items in it, in order. It returns whether there are any. An
    /// error concerns only that item, which then stays in place without data.
    pub(crate) fn unpack<E: Error + Send + Sync + 'static>(
        &mut self,
        columns: [usize; TEXTS],
        find: impl Fn(&[u8], &mut dyn FnMut(Packed)) -> Result<bool, E>,
    ) {
        let mut list = Vec::new();
        let mut broken = Vec::new();
        for row in 0..self.len() {
            let before = list.len();
            let data = self.data(row).unwrap_or_default();
            let mut push = |packed| {
                let packed = Some(packed);
                list.push(Part { row, packed });
            };
            let is_packed = find(data, &mut push).unwrap_or_else(|error| {
                broken.push((row, Broken::Packed(Arc::new(error))));
                list.truncate(before);
                false
            });
            if !is_packed {
                list.push(Part { row, packed: None });
            }
        }
        self.set_parts(Parts { columns, list }, broken);
    }
}
