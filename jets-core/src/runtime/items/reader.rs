//! Reads the `Records` of an event into a table, by the source's description of its fields.

use std::ptr;

use super::{
    columns::{Columns, Encoding, Needs, Words},
    storage::{Field, WindowMember},
    table::Items,
};
use crate::runtime::{
    DecodeError,
    decode_error::Problem,
    event::Payload,
    json::{Cursor, JsonError, Kind, string_at},
};

pub(crate) enum Stop {
    /// The text is not JSON, or a field does not have the right type.
    Json(JsonError),
    /// The source does not accept a value.
    Value(DecodeError),
}

impl Stop {
    #[cold]
    pub(crate) fn value(problem: Problem) -> Self {
        Self::Value(DecodeError::from_problem(problem))
    }
}

impl From<JsonError> for Stop {
    fn from(error: JsonError) -> Self {
        Self::Json(error)
    }
}

/// The maximum size of a payload: 1 GiB. Lambda accepts at most 6 MB. Unescaped text is at most twice as long as the
/// payload, so that every place fits a [`Span`](super::storage::Span).
const MAX_BYTES: usize = 1 << 30;

/// How many of the next keys are tried. An SQS message that is not of a FIFO queue leaves out two in a row.
const AHEAD: usize = 3;

pub(crate) struct Reader<'p> {
    pub(super) cursor: Cursor<'p>,
    pub(super) items: Items<'p>,
    pub(super) columns: &'static Columns,
    /// The index at which the current item starts.
    pub(super) item_start: Option<usize>,
    /// The current field, for messages.
    pub(super) field: Option<&'static str>,
    /// The end of the previous item, or of the current one as soon as it is reached.
    pub(super) rest: Option<Rest>,
}

/// The last members of an item, with its closing brace.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rest {
    pub(super) start: usize,
    /// 0 until the end is reached.
    pub(super) length: usize,
    /// The columns without a value at the start, one bit each.
    pub(super) open: u32,
    /// Those of them with a value at the end.
    pub(super) filled: u32,
}

/// A member of an object, and the function that reads its value.
pub(crate) struct Member {
    pub(crate) name: &'static str,
    /// The key with its quotes and colon.
    pub(crate) quoted: &'static str,
    /// Whether its value is often the same in all items of an event.
    pub(crate) is_steady: bool,
    pub(crate) read: fn(&mut Reader<'_>) -> Result<(), Stop>,
}

/// The structure of an event.
#[derive(Clone, Copy)]
pub(crate) enum Shape<'m> {
    /// A list `Records` of items with these members.
    Records(&'m [Member]),
    /// A list of items with these members, and no object around it.
    List(&'m [Member]),
    /// The event is one item with these members.
    One(&'m [Member]),
    /// The event has no items.
    Nothing,
}

impl<'m> Shape<'m> {
    /// Returns the shape of an event with these members. It is a list of its own if [a pipe of EventBridge][1] sends it.
    ///
    /// [1]: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-source.html
    pub(crate) fn polled(payload: &Payload<'_>, members: &'m [Member]) -> Self {
        if is_from_pipe(payload) {
            Self::List(members)
        } else {
            Self::Records(members)
        }
    }
}

/// Returns `true` if the event is a list, [as EventBridge Pipes sends it][1].
///
/// [1]: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-source.html
pub(crate) fn is_from_pipe(payload: &Payload<'_>) -> bool {
    let text = payload.text().unwrap_or_default();
    text.trim_start_matches([' ', '\t', '\r', '\n'])
        .starts_with('[')
}

/// Reads the items of an event. Only what `needs` says is read, but the columns that are always read in any case.
pub(crate) fn read_items<'p>(
    payload: &Payload<'p>,
    words: &'static Words,
    columns: &'static Columns,
    needs: Needs,
    shape: Shape<'_>,
) -> Result<Items<'p>, DecodeError> {
    let text = payload.text()?;
    if text.len() > MAX_BYTES {
        return Err(DecodeError::from_problem(Problem::PayloadTooLarge(
            MAX_BYTES,
        )));
    }
    let mut reader = Reader {
        cursor: Cursor::new(text),
        items: Items::new(words, text, columns.needed(needs)),
        columns,
        item_start: None,
        field: None,
        rest: None,
    };
    let read = match shape {
        Shape::Records(item) => reader.records(item),
        Shape::List(item) => reader.only_list(item),
        Shape::One(item) => reader.one(item),
        Shape::Nothing => reader.nothing(),
    };
    match read {
        Ok(()) => {
            // Data that stays encoded is not checked for control characters.
            if needs != Needs::EncodedData || words.encoding == Encoding::Text {
                reader.items.decode()?;
                if !reader.cursor.has_private_key() {
                    payload.was_read();
                }
            }
            Ok(reader.items)
        }
        Err(stop) => Err(reader.explain(text, stop)),
    }
}

impl Reader<'_> {
    fn records(&mut self, item: &[Member]) -> Result<(), Stop> {
        let mut members = self.cursor.object()?;
        let mut found = false;
        loop {
            if !self.cursor.key_is(&mut members, "\"Records\":") {
                let Some(key) = self.cursor.key(&mut members)? else {
                    break;
                };
                if key != "Records" {
                    let json = self.cursor.raw()?;
                    if let Some(member) = WindowMember::find(&key) {
                        self.items.push_window_member(member, json);
                    }
                    continue;
                }
            }
            if std::mem::replace(&mut found, true) {
                return Err(Stop::value(Problem::Field(
                    "Records",
                    "appears twice".into(),
                )));
            }
            self.field = Some("Records");
            self.list(item)?;
        }
        self.cursor.end()?;
        // The last invocation for a window may have no records.
        let is_of_window = || {
            let window = self.items.window_member(WindowMember::Window);
            self.items.words().has_windows() && window.is_some_and(|json| json.starts_with('{'))
        };
        if found || is_of_window() {
            Ok(())
        } else {
            Err(Stop::value(Problem::OtherShape {
                shape: self.items.words().shape,
                field: None,
                error: "field `Records` is missing".into(),
            }))
        }
    }

    fn only_list(&mut self, item: &[Member]) -> Result<(), Stop> {
        self.list(item)?;
        Ok(self.cursor.end()?)
    }

    fn list(&mut self, item: &[Member]) -> Result<(), Stop> {
        let steady = item.iter().rev().take_while(|member| member.is_steady);
        let steady = steady.last();
        let mut list = self.cursor.list()?;
        while self.cursor.element(&mut list)? {
            self.item(item, steady)?;
        }
        self.field = None;
        Ok(())
    }

    fn one(&mut self, item: &[Member]) -> Result<(), Stop> {
        self.item(item, None)?;
        self.cursor.end()?;
        Ok(())
    }

    fn nothing(&mut self) -> Result<(), Stop> {
        self.cursor.skip()?;
        self.cursor.end()?;
        Ok(())
    }

    /// Reads an item. The members from `steady` on are often the same in all items.
    fn item(&mut self, item: &[Member], steady: Option<&Member>) -> Result<(), Stop> {
        self.field = None;
        let start = self.cursor.index();
        self.item_start = Some(start);
        self.items.begin();
        self.members(item, steady)?;
        self.end_rest();
        if let Some(column) = self.items.first_absent(self.columns.required) {
            let path = self.columns.path(column);
            return Err(Stop::value(Problem::Field(path, "is missing".into())));
        }
        if self.items.is_empty() {
            let length = self.cursor.index().saturating_sub(start);
            // An estimate from a short first item must not make the table larger than the event.
            let least = size_of_val(self.items.begun());
            let more = self.cursor.left() / length.max(least).max(1);
            // The other items may be a little shorter than the first.
            self.items.reserve(more + more / 16);
        }
        self.items.end();
        self.item_start = None;
        Ok(())
    }

    /// Reads the `known` members of an object in any order, and skips all others.
    pub(crate) fn object(&mut self, known: &[Member]) -> Result<(), Stop> {
        self.members(known, None)
    }

    /// Does the same. The members from `steady` on are skipped if their text is that of the item before.
    fn members(&mut self, known: &[Member], steady: Option<&Member>) -> Result<(), Stop> {
        let mut members = self.cursor.object()?;
        let mut next = known.iter();
        'members: loop {
            // AWS always sends the members in the same order, and leaves some out, so try the next keys before looking
            // one up.
            let mut ahead = next.clone();
            for _ in 0..AHEAD {
                let Some(member) = ahead.next() else {
                    break;
                };
                let is_steady = steady.is_some_and(|first| ptr::eq(first, member));
                if is_steady && self.rest_as_before(members) {
                    return Ok(());
                }
                if self.cursor.key_is(&mut members, member.quoted) {
                    next = ahead;
                    (member.read)(self)?;
                    continue 'members;
                }
            }
            self.field = None;
            let Some(key) = self.cursor.key(&mut members)? else {
                return Ok(());
            };
            match known.iter().position(|member| member.name == key) {
                Some(index) => {
                    next = known.get(index..).unwrap_or_default().iter();
                    if let Some(member) = next.next() {
                        (member.read)(self)?;
                    }
                }
                None => self.cursor.skip()?,
            }
        }
    }

    /// Reads the object in the field `name`.
    pub(crate) fn object_of(&mut self, name: &'static str, known: &[Member]) -> Result<(), Stop> {
        self.field = Some(name);
        self.object(known)
    }

    /// Reads the object in the field `name`, or `null`.
    pub(crate) fn optional_object(
        &mut self,
        name: &'static str,
        known: &[Member],
    ) -> Result<(), Stop> {
        self.field = Some(name);
        if self.cursor.null()? {
            return Ok(());
        }
        self.object(known)
    }

    /// Reads the object in the field `name`, or skips a string.
    pub(crate) fn object_or_text(
        &mut self,
        name: &'static str,
        known: &[Member],
    ) -> Result<(), Stop> {
        self.field = Some(name);
        if self.cursor.kind()? == Kind::String {
            return Ok(self.cursor.skip()?);
        }
        self.object(known)
    }

    /// Sets a column without a value to this JSON.
    pub(crate) fn default(&mut self, column: usize, json: &'static str) {
        if let Some(Field::Absent) = self.items.begun().get(column) {
            let unescaped = self.items.unescaped();
            let start = unescaped.len();
            unescaped.push_str(json);
            let default = Field::unescaped(start, unescaped);
            self.set(column, default);
        }
    }

    /// Reads the object in the field `name`, and its JSON into a column.
    pub(crate) fn object_with_json(
        &mut self,
        column: usize,
        name: &'static str,
        known: &[Member],
    ) -> Result<(), Stop> {
        self.field = Some(name);
        self.not_yet(column, name)?;
        let start = self.cursor.value_start();
        self.object(known)?;
        let json = self.cursor.since(start);
        self.set(column, Field::ending_at(self.cursor.index(), json));
        Ok(())
    }

    fn not_yet(&mut self, column: usize, name: &'static str) -> Result<(), Stop> {
        match self.items.begun().get(column) {
            Some(Field::Absent) | None => Ok(()),
            Some(_) => Err(Stop::value(Problem::Field(name, "appears twice".into()))),
        }
    }

    /// Returns the error of a reader that stopped, with the item and the field.
    fn explain(&self, text: &str, stop: Stop) -> DecodeError {
        let words = self.items.words();
        let is_json = !matches!(stop, Stop::Json(error) if !error.is_of_type());
        let error = match stop {
            Stop::Value(error) => error,
            Stop::Json(error) if error.is_of_type() => {
                DecodeError::from_problem(Problem::OtherShape {
                    shape: if self.item_start.is_some() {
                        words.shape_of_item
                    } else {
                        words.shape
                    },
                    field: self.field,
                    error: error.located(text.as_bytes()).into(),
                })
            }
            Stop::Json(error) => {
                let error = error.located(text.as_bytes()).into();
                DecodeError::from_problem(Problem::Payload(error))
            }
        };
        let Some(start) = self.item_start else {
            return error;
        };
        let id = text
            .get(start..)
            .filter(|_| is_json)
            .and_then(|item| string_at(item, words.id_field));
        self.items.name(self.items.len(), id.as_deref(), error)
    }
}
