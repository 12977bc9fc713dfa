//! `columns!`: one declaration of a source's columns, and of the members of the event that fill them.

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
