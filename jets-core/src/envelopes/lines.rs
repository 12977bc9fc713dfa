//! `Lines<T>`: data with an item in each line.

use std::{error::Error, ops::Deref};

use crate::{
    DecodeError, FromItem, Item, Source,
    runtime::{decode_error::Problem, items::Needs},
};

/// Data with an item in each line, such as newline-delimited JSON: `Lines<Json<Order>>`.
///
/// A `T` with a lifetime borrows from the data. A line ends in LF or CR LF. Empty lines are left out. If a line is not a
/// `T`, the whole item fails, so that no line is lost or done twice.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, Kinesis, envelopes::Lines, testing::{Decoded, KinesisEvent}};
///
/// let event = KinesisEvent::new().text("tea\ncake\n").to_json();
/// let decoded = Decoded::<Kinesis>::new(&event)?;
/// let lines: Lines<&str> = decoded.item(0)?;
/// assert_eq!(*lines, ["tea", "cake"]);
/// # Ok::<(), DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines<T>(pub Vec<T>);

impl<T> Deref for Lines<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> IntoIterator for Lines<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[diagnostic::do_not_recommend]
impl<'a, S: Source, T: FromItem<'a, S>> FromItem<'a, S> for Lines<T> {
    const NEEDS: Needs = T::NEEDS.decoded();

    fn from_item(item: Item<'a, S>) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let entry = item.entry();
        let lines = entry.data()?.split(|byte| *byte == b'\n').enumerate();
        let lines = lines.map(|(index, line)| (index, line.strip_suffix(b"\r").unwrap_or(line)));
        let values = lines
            .filter(|(_, line)| !line.is_empty())
            .map(|(index, line)| {
                let value = T::from_item(Item::new(entry.with_data(line, entry.words())));
                value.map_err(|error| {
                    let error = DecodeError::from_error(error);
                    let error = error.inside(entry.index(), entry.id().unwrap_or_default());
                    let line = index + 1;
                    entry.error(Problem::Line { line, error }).into()
                })
            });
        values.collect::<Result<_, _>>().map(Self)
    }
}
