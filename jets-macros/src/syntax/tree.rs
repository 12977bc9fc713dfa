//! The parsed declaration, before any rule is applied to it.

use std::borrow::Cow;

use proc_macro2::{Group, Ident, Literal, Punct, Span, TokenStream, TokenTree};
use quote::ToTokens;

use super::word::Word;
pub use super::{
    attribute::Attribute,
    literal::{NumberLiteral, StringLiteral},
    types::Type,
    visibility::Visibility,
};

/// The content of one `jobs!`.
pub struct Input {
    /// The path by which the library can be named where the macro was called.
    pub library: TokenStream,
    pub jobs: Vec<Job>,
}

/// `ATTRS VIS Name { items }`.
pub struct Job {
    pub attributes: Vec<Attribute>,
    pub visibility: Visibility,
    pub name: Word,
    pub fields: Vec<Field>,
    pub class_declarations: Vec<Declaration>,
    pub functions: Vec<Function>,
    /// Declarations after the last function.
    pub stray_declarations: Vec<Declaration>,
    /// `false` if an item with a mistake was left out. Something that seems to be missing may be in it.
    pub is_sound: bool,
}

/// `ATTRS VIS name: Type,`.
pub struct Field {
    pub attributes: Vec<Attribute>,
    pub visibility: Visibility,
    pub name: Word,
    pub ty: Type,
}

/// `keyword argument, …, option: value, …;`.
pub struct Declaration {
    pub keyword: Word,
    pub arguments: Vec<Value>,
    pub options: Vec<NamedValue>,
    /// `false` if a mistake in it was reported. Something that seems to be missing may be in the part that was left
    /// out.
    pub is_sound: bool,
}

/// `name: value` of an option or of a map.
#[derive(Clone)]
pub struct NamedValue {
    pub name: Name,
    pub value: Value,
}

/// The key of a [`NamedValue`].
#[derive(Clone)]
pub enum Name {
    Word(Word),
    String {
        literal: StringLiteral,
        text: String,
    },
}

/// A value of the language.
#[derive(Clone)]
pub enum Value {
    String(StringLiteral),
    Integer {
        minus: Option<Punct>,
        literal: NumberLiteral,
    },
    Float {
        minus: Option<Punct>,
        literal: NumberLiteral,
    },
    Bool {
        value: bool,
        word: Ident,
    },
    Word(Word),
    List {
        group: Group,
        values: Vec<Value>,
    },
    Map {
        group: Group,
        entries: Vec<NamedValue>,
    },
    /// A literal that the language does not use, such as a character.
    Other(Literal),
    /// A mistake in place of a value, which was reported.
    Refused,
    /// No value: only the name of an option was written. It is reported where names are checked.
    Absent,
}

/// `ATTRS VIS [async] fn name(parameters) [-> Type] { body }`, with the declarations above it.
pub struct Function {
    pub declarations: Vec<Declaration>,
    pub attributes: Vec<Attribute>,
    pub visibility: Visibility,
    /// The words before `fn`, such as `async`.
    pub qualifiers: Vec<TokenTree>,
    /// The word `fn`.
    pub keyword: TokenTree,
    pub name: Word,
    /// The generics between the name and the parameters: `<T>`.
    pub generics: TokenStream,
    pub parameters: Vec<Parameter>,
    /// The span of the parentheses.
    pub parentheses: Span,
    pub output: Option<Type>,
    /// The tokens between the return type and the body: `where T: Clone`.
    pub where_clause: TokenStream,
    pub body: Group,
    /// `false` if a mistake in the signature was reported.
    pub is_sound: bool,
}

/// One parameter of a function.
pub enum Parameter {
    /// `self` in any form, as written.
    Receiver(TokenStream),
    /// `[mut] name[: Type]`.
    Named {
        mutability: Option<Ident>,
        name: Word,
        ty: Option<Box<Type>>,
    },
}

impl Name {
    /// Returns the key's text.
    pub fn text(&self) -> &str {
        match self {
            Self::Word(word) => &word.text,
            Self::String { text, .. } => text,
        }
    }
}

impl ToTokens for Name {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Word(word) => word.to_tokens(tokens),
            Self::String { literal, .. } => literal.to_tokens(tokens),
        }
    }
}

impl Value {
    /// Returns the kind of the value, with an article.
    pub fn kind(&self) -> Cow<'static, str> {
        let kind = match self {
            Self::String(_) => "a string",
            Self::Integer { .. } => "an integer",
            Self::Float { .. } => "a fraction",
            Self::Bool { .. } => "a bool",
            Self::Word(_) => "a bare word",
            Self::List { .. } => "a list",
            Self::Map { .. } => "a map",
            Self::Other(literal) => return format!("`{literal}`").into(),
            Self::Refused | Self::Absent => "nothing",
        };
        kind.into()
    }
}

impl ToTokens for Value {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::String(literal) => literal.to_tokens(tokens),
            Self::Integer { minus, literal } | Self::Float { minus, literal } => {
                minus.to_tokens(tokens);
                literal.to_tokens(tokens);
            }
            Self::Bool { word, .. } => word.to_tokens(tokens),
            Self::Word(word) => word.to_tokens(tokens),
            Self::List { group, .. } | Self::Map { group, .. } => group.to_tokens(tokens),
            Self::Other(literal) => literal.to_tokens(tokens),
            Self::Refused | Self::Absent => {}
        }
    }
}
