//! Macros that define errors. What an error says stands beside what it is.

/// An error of any type.
#[cfg(feature = "runtime")]
pub(crate) type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Defines an enum that is an error:
///
/// ```text
/// errors! {
///     /// Its documentation.
///     #[derive(Debug)]
///     pub enum Error {
///         /// A variant, and its message.
///         NoJob => "there is no job",
///         /// One whose message has more than the names of its fields.
///         Name(name: String) => ("`{}` is not a name", name.escape_debug()),
///         /// One that prints another error, whose source comes next.
///         Job {
///             /// A field.
///             error: Box<dyn std::error::Error>,
///         } => "the job failed: {error}" with error,
///     }
/// }
/// ```
///
/// It also defines a struct that is an error: `errors! { pub struct Error { name: String, } => "no {name}" }`.
macro_rules! errors {
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $Error:ident {
            $($(#[$of_field:meta])* $field_visibility:vis $field:ident: $Field:ty,)*
        } => $message:tt
    ) => {
        $(#[$attribute])*
        #[non_exhaustive]
        $visibility struct $Error {
            $($(#[$of_field])* $field_visibility $field: $Field,)*
        }

        impl ::std::fmt::Display for $Error {
            #[allow(unused_variables, reason = "a message need not have every field")]
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                let Self { $($field),* } = self;
                $crate::error::errors!(@message formatter $message)
            }
        }

        impl ::std::error::Error for $Error {}
    };
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $Error:ident {$(
            $(#[$documentation:meta])*
            $Variant:ident
            $(($($content:ident: $Content:ty),+))?
            $({$($(#[$of_field:meta])* $field:ident: $Field:ty,)+})?
            => $message:tt $(with $error:ident)?,
        )+}
    ) => {
        $(#[$attribute])*
        #[non_exhaustive]
        $visibility enum $Error {$(
            $(#[$documentation])*
            $Variant $(($($Content),+))? $({$($(#[$of_field])* $field: $Field,)+})?,
        )+}

        impl ::std::fmt::Display for $Error {
            #[allow(unused_variables, reason = "a message need not have every field")]
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {$(
                    Self::$Variant $(($($content),+))? $({$($field),+})? => {
                        $crate::error::errors!(@message formatter $message)
                    }
                )+}
            }
        }

        impl ::std::error::Error for $Error {
            // Each inlined copy would add vtables of the errors to a program.
            #[allow(unused_variables, reason = "few variants have a source")]
            #[inline(never)]
            fn source(&self) -> Option<&(dyn ::std::error::Error + 'static)> {
                match self {$(
                    Self::$Variant $(($($content),+))? $({$($field),+})? => {
                        $crate::error::errors!(@source $($error)?)
                    }
                )+}
            }
        }
    };
    (@message $formatter:ident ($($message:tt)+)) => { write!($formatter, $($message)+) };
    (@message $formatter:ident $message:tt) => { write!($formatter, $message) };
    (@source) => { None };
    (@source $error:ident) => { $error.source() };
}

/// Defines the kinds of an enum of errors, with the error type that Lambda gets for each:
///
/// ```text
/// kinds! {
///     /// Its documentation.
///     pub enum ErrorKind of Error {
///         /// A kind of one or more variants.
///         Name "NameError": NoName | OtherName,
///     }
/// }
/// ```
#[cfg(feature = "runtime")]
macro_rules! kinds {
    (
        $(#[$attribute:meta])*
        pub enum $Kind:ident of $Error:ident {$(
            $(#[$documentation:meta])*
            $Variant:ident $name:literal: $($Of:ident)|+,
        )+}
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $Kind {$(
            $(#[$documentation])*
            $Variant,
        )+}

        impl $Kind {
            /// Returns the error type that Lambda gets.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$Variant => $name,)+
                }
            }
        }

        impl $Error {
            /// Returns the kind of the error.
            #[must_use]
            pub const fn kind(&self) -> $Kind {
                match self {
                    $($(Self::$Of { .. })|+ => $Kind::$Variant,)+
                }
            }
        }
    };
}

/// Defines an error that is a text, and its kinds:
///
/// ```text
/// text_error! {
///     /// Its documentation.
///     pub struct Error {
///         /// A kind.
///         Empty,
///     }
///     /// The kind of an [`Error`].
///     pub enum ErrorKind
/// }
/// ```
macro_rules! text_error {
    (
        $(#[$attribute:meta])*
        pub struct $Error:ident {$(
            $(#[$documentation:meta])*
            $Variant:ident,
        )+}
        $(#[$of_kind:meta])*
        pub enum $Kind:ident
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $Error {
            kind: $Kind,
            text: String,
        }

        $(#[$of_kind])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $Kind {$(
            $(#[$documentation])*
            $Variant,
        )+}

        impl $Error {
            pub(crate) fn new(kind: $Kind, text: impl Into<String>) -> Self {
                let text = text.into();
                Self { kind, text }
            }

            /// Returns the kind of the error.
            #[must_use]
            pub const fn kind(&self) -> $Kind {
                self.kind
            }
        }

        impl ::std::fmt::Display for $Error {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.write_str(&self.text)
            }
        }

        impl ::std::error::Error for $Error {}
    };
}

#[cfg(feature = "runtime")]
pub(crate) use kinds;
pub(crate) use {errors, text_error};
