//! Macros that define the JSON of a manifest type, for both writing and reading.
//!
//! It is inlined, so that it is compiled only for programs that use it. A linker removes unused functions from the
//! others, but keeps their tables for unwinding.

/// Defines a struct and its JSON object:
///
/// ```text
/// object! {
///     /// Its documentation.
///     #[derive(Clone, Debug)]
///     pub struct Type {
///         /// A field whose entry has another name.
///         pub batch_size as "BatchSize": u32,
///         /// One that is left out if it is empty.
///         pub sends if any: Vec<Sends>,
///     }
///     /// Its constructor. The other fields have the default of their type, or what follows in braces.
///     pub fn new(batch_size: u32);
/// }
/// ```
///
/// All of them are `Clone`, `Debug`, `PartialEq` and `#[non_exhaustive]`. A field of type `Option` is left out if it is
/// `None`. Unknown keys are an error when it is read, except for those of a `struct Type with others`.
macro_rules! object {
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $Type:ident $(with $others:ident)? {
            $($(#[$documentation:meta])* $of_field:vis $field:ident $(as $name:literal)? $(if $any:ident)?: $Content:ty,)+
        }
        $($constructor:tt)*
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        $visibility struct $Type {
            $($(#[$documentation])* $of_field $field: $Content,)+
        }

        $crate::value::object!(@new $Type { $($field)+ } $($constructor)*);

        impl $crate::value::ToValue for $Type {
            #[inline]
            fn to_value(&self) -> $crate::value::Value {
                let mut entries = $crate::value::Map::default();
                $($crate::value::object!(
                    @put entries self.$field, $crate::value::object!(@name $field $($name)?) $(, $any)?
                );)+
                $crate::value::Value::Object(entries)
            }

            #[cfg(feature = "cloudformation")]
            #[inline]
            fn add_parameters(&self, _: &'static str, parameters: &mut $crate::value::Parameters) {
                $(
                    let name = $crate::value::object!(@name $field $($name)?);
                    self.$field.add_parameters(name, parameters);
                )+
            }
        }

        #[cfg(feature = "json")]
        impl $crate::value::FromValue for $Type {
            #[inline]
            fn from_value(value: $crate::value::Value) -> Result<Self, $crate::value::Mismatch> {
                let mut fields = $crate::value::Fields::of(value)?;
                let object = Self {
                    $($field: $crate::value::object!(
                        @take fields, $crate::value::object!(@name $field $($name)?) $(, $any)?
                    ),)+
                };
                $crate::value::object!(
                    @end $($others)? fields, [$($crate::value::object!(@name $field $($name)?)),+]
                );
                Ok(object)
            }
        }

        $crate::value::object!(@serde $Type);
    };
    (@new $Type:ident $fields:tt) => {};
    (@new $Type:ident $fields:tt $(#[$attribute:meta])* $visibility:vis fn $new:ident $arguments:tt;) => {
        $crate::value::object!(@new $Type $fields $(#[$attribute])* $visibility fn $new $arguments {});
    };
    (
        @new $Type:ident { $($field:ident)+ }
        $(#[$attribute:meta])*
        $visibility:vis fn $new:ident($($argument:ident: $Argument:ty),+) { $($other:ident: $value:expr,)* }
    ) => {
        impl $Type {
            $(#[$attribute])*
            #[allow(unused_variables, reason = "a later one has the same name")]
            #[must_use]
            $visibility fn $new($($argument: $Argument),+) -> Self {
                use $crate::value::{Absent, Given, Init as _};
                let given = ($(Given($argument),)+);
                $(let $field = Absent;)+
                let ($($argument,)+) = given;
                $(let $other = Given($value);)*
                Self { $($field: $field.init()),+ }
            }
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
    (@put $entries:ident $list:expr, $name:expr) => { $entries.put($name, &$list) };
    (@put $entries:ident $list:expr, $name:expr, any) => {
        if !$list.is_empty() {
            $entries.put($name, &$list);
        }
    };
    (@take $fields:ident, $name:expr) => { $fields.take($name)? };
    (@take $fields:ident, $name:expr, any) => {
        $fields.take::<Option<_>>($name)?.unwrap_or_default()
    };
    (@end others $fields:ident, $names:tt) => {};
    (@end $fields:ident, $names:tt) => { $fields.end(&$names)? };
    (@serde $Type:ty) => {
        #[cfg(feature = "json")]
        impl ::serde_core::Serialize for $Type {
            fn serialize<S: ::serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::value::ToValue::to_value(self).serialize(serializer)
            }
        }

        #[cfg(feature = "json")]
        impl<'de> ::serde_core::Deserialize<'de> for $Type {
            fn deserialize<D: ::serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = $crate::value::Value::deserialize(deserializer)?;
                $crate::value::FromValue::from_value(value).map_err(::serde_core::de::Error::custom)
            }
        }
    };
}

/// Defines an enum whose values are strings in JSON: `names! { pub enum Type { Variant as "NAME", … } }`.
///
/// A variant without `as` has its own name. All of them are `Copy`, comparable and `#[non_exhaustive]`.
macro_rules! names {
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $Type:ident {
            $($(#[$documentation:meta])* $Variant:ident $(as $name:literal)?,)+
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        $visibility enum $Type {
            $($(#[$documentation])* $Variant,)+
        }

        impl $Type {
            #[doc(hidden)]
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$Variant => $crate::value::object!(@name $Variant $($name)?),)+
                }
            }
        }

        impl $crate::value::Names for $Type {
            const NAMES: &'static [&'static str] =
                &[$($crate::value::object!(@name $Variant $($name)?)),+];
            const VALUES: &'static [Self] = &[$(Self::$Variant),+];
        }

        impl $crate::value::ToValue for $Type {
            #[inline]
            fn to_value(&self) -> $crate::value::Value {
                $crate::value::Value::from(self.name())
            }
        }

        #[cfg(feature = "json")]
        impl $crate::value::FromValue for $Type {
            #[inline]
            fn from_value(value: $crate::value::Value) -> Result<Self, $crate::value::Mismatch> {
                let named = value.as_str().and_then(<Self as $crate::value::Names>::named);
                let names = <Self as $crate::value::Names>::NAMES;
                named.ok_or_else(|| $crate::value::Mismatch::one_of(names, &value))
            }
        }

        $crate::value::object!(@serde $Type);
    };
}

/// Defines an enum of objects whose JSON has the kind as its first entry, `type`: `tagged! { Type { kind: Variant(Content),
/// … } }`.
macro_rules! tagged {
    (
        $(#[$documentation:meta])*
        $Type:ident { $($(#[$of_variant:meta])* $kind:ident: $Variant:ident($Content:ty),)+ }
    ) => {
        $(#[$documentation])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $Type {
            $($(#[$of_variant])* $Variant($Content),)+
        }

        /// Converts to the object of the variant, with `type` as its first entry.
        impl $crate::value::ToValue for $Type {
            #[inline]
            fn to_value(&self) -> $crate::value::Value {
                let (kind, value) = match self {
                    $(Self::$Variant(content) => (
                        stringify!($kind),
                        $crate::value::ToValue::to_value(content),
                    ),)+
                };
                $crate::value::of_kind(kind, &value)
            }
        }

        #[cfg(feature = "json")]
        impl $crate::value::FromValue for $Type {
            #[inline]
            fn from_value(value: $crate::value::Value) -> Result<Self, $crate::value::Mismatch> {
                let mut fields = $crate::value::Fields::of(value)?;
                let kind: $crate::value::Value = fields.take("type")?;
                let rest = fields.rest();
                match kind.as_str() {
                    $(Some(stringify!($kind)) => {
                        $crate::value::FromValue::from_value(rest).map(Self::$Variant)
                    })+
                    _ => Err($crate::value::Mismatch::one_of(&[$(stringify!($kind)),+], &kind)),
                }
            }
        }

        $crate::value::object!(@serde $Type);

        $(
            impl From<$Content> for $Type {
                fn from(content: $Content) -> Self {
                    Self::$Variant(content)
                }
            }
        )+
    };
}

/// Creates a map with these entries, in this order and without those that are `None`: `map! { "key" => value, … }`.
#[cfg(feature = "runtime")]
macro_rules! map {
    ($($key:expr => $value:expr),+ $(,)?) => {{
        let mut map = $crate::value::Map::default();
        $(map.put($key, &$value);)+
        map
    }};
}

/// What a constructor of [`object!`] sets a field to.
pub(crate) trait Init<T> {
    fn init(self) -> T;
}

pub(crate) struct Given<V>(pub(crate) V);

impl<T, V: Into<T>> Init<T> for Given<V> {
    fn init(self) -> T {
        self.0.into()
    }
}

pub(crate) struct Absent;

impl<T: Default> Init<T> for Absent {
    fn init(self) -> T {
        T::default()
    }
}

#[cfg(feature = "runtime")]
pub(crate) use map;
pub(crate) use {names, object, tagged};
