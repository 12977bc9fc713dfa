//! Puts what is packed in the data of an item in place of that item.

use std::{error::Error, sync::Arc};

use super::{
    parts::{Broken, Packed, Part, Parts, TEXTS},
    table::Items,
};

impl Items<'_> {
    /// Puts the items that are packed in the data of an item in place of that item.
    ///
    /// `find` looks at the data of one, hands over what is packed in it, in order, and says whether anything is. An
    /// error is one of that item alone, which then stays as it is, without data.
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
