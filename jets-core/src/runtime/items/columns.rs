//! Describes the items of a source: the words for them, and their columns, which `columns!` declares.

/// The words of a source for its items.
#[derive(Debug)]
pub(crate) struct Words {
    /// An item, such as `record`. Empty if an event has a single item.
    pub(crate) item: &'static str,
    /// The id of an item, such as `sequence number`.
    pub(crate) id: &'static str,
    /// The path of the id, such as `kinesis.sequenceNumber`.
    pub(crate) id_field: &'static str,
    /// The data, such as `data`.
    pub(crate) data: &'static str,
    /// The event, such as `a Kinesis event`.
    pub(crate) shape: &'static str,
    /// An item with article, such as `a Kinesis record`.
    pub(crate) shape_of_item: &'static str,
    pub(crate) encoding: Encoding,
}

impl Words {
    /// Returns `true` if the items are records of a stream, which can be divided into windows.
    pub(crate) fn has_windows(&self) -> bool {
        self.item == "record"
    }
}

/// How the data of an item is encoded in the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Base64,
    Text,
}

/// What the type of a parameter needs of each item. A table has no more than that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// The data as it is in the event, which the type itself decodes.
    EncodedData,
    /// The decoded data.
    Data,
    /// The decoded data and all other fields.
    Metadata,
}

impl Needs {
    /// Returns `self`, or [`Data`](Self::Data) if that is more.
    #[must_use]
    pub const fn decoded(self) -> Self {
        self.and(Self::Data)
    }

    /// Returns what a type needs that contains two types.
    #[must_use]
    pub(super) const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Metadata, _) | (_, Self::Metadata) => Self::Metadata,
            (Self::Data, _) | (_, Self::Data) => Self::Data,
            (Self::EncodedData, Self::EncodedData) => Self::EncodedData,
        }
    }
}

/// The columns of a table, which are the fields of an item. The first is the data, the second the id.
#[derive(Debug)]
pub(crate) struct Columns {
    pub(crate) all: &'static [Column],
    /// Those that every item has, one bit each.
    pub(crate) required: u32,
    /// How many of them are read whatever a type needs.
    pub(crate) always: usize,
}

impl Columns {
    pub(super) fn path(&self, column: usize) -> &'static str {
        self.all.get(column).map_or("", |column| column.path)
    }

    /// Returns the number of columns to read.
    pub(super) fn needed(&self, needs: Needs) -> usize {
        match needs {
            Needs::EncodedData | Needs::Data => self.always,
            Needs::Metadata => self.all.len(),
        }
    }
}

/// A column of the table: a field of an item.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    /// The field's path in the item, such as `kinesis.data`.
    pub(crate) path: &'static str,
    pub(crate) is_required: bool,
}

impl Column {
    pub(crate) const fn required(path: &'static str) -> Self {
        let is_required = true;
        Self { path, is_required }
    }

    pub(crate) const fn optional(path: &'static str) -> Self {
        let is_required = false;
        Self { path, is_required }
    }

    /// Returns which of at most 32 columns are required, one bit each.
    #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
    pub(crate) const fn required_of(columns: &[Self]) -> u32 {
        let mut required = 0;
        let mut index = 0;
        while index < columns.len() {
            required |= (columns[index].is_required as u32) << index;
            index += 1;
        }
        required
    }

    /// Returns the index of a column by its place among the `declared` ones. Those in `first` come before all others.
    #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
    pub(crate) const fn index(declared: usize, first: &[usize]) -> usize {
        let mut index = 0;
        let mut earlier = 0;
        while index < first.len() {
            if first[index] == declared {
                return index;
            }
            if first[index] < declared {
                earlier += 1;
            }
            index += 1;
        }
        first.len() + declared - earlier
    }

    /// Returns the columns in the order of their [`index`](Self::index).
    #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
    pub(crate) const fn in_order<const N: usize>(
        declared: [Self; N],
        first: &[usize],
    ) -> [Self; N] {
        let mut columns = declared;
        let mut place = 0;
        while place < N {
            columns[Self::index(place, first)] = declared[place];
            place += 1;
        }
        columns
    }
}

/// Declares the members of an item, in the order in which AWS sends them. Makes `MEMBERS`, `COLUMNS`, and a constant
/// with the index of each column.
///
/// ```text
/// columns! {
///     DATA, ID;                                       the columns that are always read
///     ["kinesis" {                                    an object
///         ["partitionKey" optional PARTITION_KEY text]    a column that `Reader::text` reads
///         ["data" required DATA base64]                   one that every item has
///     }]
///     ["eventVersion" = "1.0"]                        a value that is always the same, and is not read
///     ["eventSource" source "aws:kinesis"]            the service, which is checked
/// }
/// ```
///
/// `by` comes before the path of a reader outside of `Reader`, and `again` before a column that has a second name. An
/// object may be a column, too, for its JSON.
macro_rules! columns {
    ($($first:ident),+; $([$($entry:tt)*])+) => {
        $crate::runtime::items::columns!(@collect {$([$($entry)*])+} () [] [$($first)+]);

        pub(super) static MEMBERS: &[$crate::runtime::items::Member] =
            $crate::runtime::items::member!(@all $([$($entry)*])+);
    };
    (@collect {[end] $($rest:tt)*} ($outer:literal $path:tt) $columns:tt $first:tt) => {
        $crate::runtime::items::columns!(@collect {$($rest)*} $path $columns $first);
    };
    (@collect {[$name:literal $(by $read:path)? {$($inner:tt)*}] $($rest:tt)*} $path:tt $columns:tt $first:tt) => {
        $crate::runtime::items::columns!(
            @collect {$($inner)* [end] $($rest)*} ($name $path) $columns $first
        );
    };
    (@collect {[$name:literal $need:ident $Column:ident {$($inner:tt)*}] $($rest:tt)*} $path:tt $columns:tt $first:tt) => {
        $crate::runtime::items::columns!(
            @collect {[$name $need $Column json] [$name {$($inner)*}] $($rest)*} $path $columns $first
        );
    };
    (@collect {[$name:literal again $($column:tt)+] $($rest:tt)*} $path:tt $columns:tt $first:tt) => {
        $crate::runtime::items::columns!(@collect {$($rest)*} $path $columns $first);
    };
    (@collect {[$name:literal $need:ident $Column:ident $($read:tt)+] $($rest:tt)*} $path:tt [$($columns:tt)*] $first:tt) => {
        $crate::runtime::items::columns!(
            @collect {$($rest)*} $path [$($columns)* ($Column $need $path $name)] $first
        );
    };
    (@collect {[$($other:tt)+] $($rest:tt)*} $path:tt $columns:tt $first:tt) => {
        $crate::runtime::items::columns!(@collect {$($rest)*} $path $columns $first);
    };
    (@collect {} () [$(($Column:ident $need:ident $path:tt $name:literal))+] [$($first:ident)+]) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "the names of constants")]
        enum Declared {
            $($Column),+
        }

        const FIRST: &[usize] = &[$(Declared::$first as usize),+];

        $(
            pub(super) const $Column: usize =
                $crate::runtime::items::Column::index(Declared::$Column as usize, FIRST);
        )+

        const ALL: &[$crate::runtime::items::Column] = &$crate::runtime::items::Column::in_order(
            [$($crate::runtime::items::Column::$need(
                $crate::runtime::items::columns!(@path $path $name),
            )),+],
            FIRST,
        );

        pub(super) static COLUMNS: $crate::runtime::items::Columns = $crate::runtime::items::Columns {
            all: ALL,
            required: $crate::runtime::items::Column::required_of(ALL),
            always: FIRST.len(),
        };
    };
    (@path () $($part:literal)+) => {
        concat!($($part),+)
    };
    (@path ($outer:literal $path:tt) $($part:literal)+) => {
        $crate::runtime::items::columns!(@path $path $outer "." $($part)+)
    };
}

/// Creates a [`Member`] from an entry of [`columns!`].
macro_rules! member {
    (@all $([$($entry:tt)*])+) => {
        const { &[$($crate::runtime::items::member!($($entry)*)),+] }
    };
    ($name:literal = $value:literal) => {
        $crate::runtime::items::member!(
            @of $name, true, |reader| reader.skip_usual($value)
        )
    };
    ($name:literal source $service:literal) => {
        $crate::runtime::items::member!(
            @of $name, true, |reader| reader.source($name, $service)
        )
    };
    ($name:literal skip) => {
        $crate::runtime::items::member!(@of $name, false, |reader| reader.skip())
    };
    ($name:literal {$($inner:tt)+}) => {
        $crate::runtime::items::member!(
            @of $name, false,
            |reader| reader.object_of($name, $crate::runtime::items::member!(@all $($inner)+))
        )
    };
    ($name:literal by $read:path {$($inner:tt)+}) => {
        $crate::runtime::items::member!(
            @of $name, false,
            |reader| $read(reader, $name, $crate::runtime::items::member!(@all $($inner)+))
        )
    };
    ($name:literal $need:ident $Column:ident {$($inner:tt)+}) => {
        $crate::runtime::items::member!(
            @of $name, false,
            |reader| reader.object_with_json(
                $Column, $name, $crate::runtime::items::member!(@all $($inner)+),
            )
        )
    };
    ($name:literal $need:ident $Column:ident by $read:path) => {
        $crate::runtime::items::member!(@of $name, false, |reader| $read(reader, $Column))
    };
    ($name:literal $need:ident $Column:ident text_as_before) => {
        $crate::runtime::items::member!(@of $name, true, |reader| reader.text_as_before($Column))
    };
    ($name:literal $need:ident $Column:ident $read:ident) => {
        $crate::runtime::items::member!(@of $name, false, |reader| reader.$read($Column))
    };
    (@of $name:literal, $is_steady:literal, $read:expr) => {
        $crate::runtime::items::Member {
            name: $name,
            quoted: concat!("\"", $name, "\":"),
            is_steady: $is_steady,
            read: $read,
        }
    };
}

/// Declares methods of an item that return a column, by a method of [`Entry`](super::Entry).
macro_rules! fields {
    ($($(#[$attribute:meta])* fn $name:ident() -> $Type:ty = $read:ident($COLUMN:ident);)+) => {$(
        $(#[$attribute])*
        #[must_use]
        pub fn $name(self) -> $Type {
            self.entry().$read($COLUMN)
        }
    )+};
}

pub(crate) use {columns, fields, member};
