//! The parsed declaration, before any rule is applied to it.

use std::{borrow::Cow, fmt};

use jets_core::{nearest::nearest, resources::Resource};
use proc_macro2::{Group, Ident, Literal, Punct, Span, TokenStream, TokenTree};
use quote::ToTokens;

pub use super::rust::{Attribute, Type, Visibility};
use super::tokens::{Library, Tokens};

/// The content of one `jobs!`.
pub struct Input {
    pub library: Library,
    pub jobs: Vec<Job>,
}

/// `ATTRS VIS Name { items }`.
pub struct Job {
    pub attributes: Vec<Attribute>,
    pub visibility: Visibility,
    pub name: Word,
    pub fields: Vec<Field>,
    pub declarations: Vec<Declaration>,
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
    /// What stands between a keyword and its value and should not, with the message. An unknown keyword is reported alone.
    pub sign: Option<(TokenTree, String)>,
    /// `false` if there is a mistake in it. Something that seems to be missing may be in the part that was left
    /// out.
    pub is_sound: bool,
}

impl Declaration {
    /// Returns `true` if it belongs to the whole job: one that begins with `class_`, of a resource, or of what is sent to.
    pub fn is_of_job(&self) -> bool {
        let keyword = self.keyword.text.as_str();
        keyword.starts_with("class_") || self.is_of_sends() || Resource::KINDS.contains(&keyword)
    }

    /// Returns `true` if it says what a job sends to, under a name that may be misspelt.
    pub fn is_of_sends(&self) -> bool {
        let keyword = &self.keyword.text;
        let keyword = keyword.strip_prefix("class_").unwrap_or(keyword);
        nearest(keyword, [SENDS]).is_some()
    }
}

/// The keyword that declares what a job sends to.
pub const SENDS: &str = "sends";

/// `name: value` of an option or of a map.
pub struct NamedValue {
    pub name: Name,
    pub value: Value,
}

/// An identifier, and its text without the `r#` of a raw identifier.
#[derive(Clone)]
pub struct Word {
    pub ident: Ident,
    pub text: String,
}

/// The key of a [`NamedValue`].
pub enum Name {
    Word(Word),
    String(StringLiteral),
}

pub struct StringLiteral {
    pub(super) token: Literal,
    pub text: String,
}

pub enum Value {
    String(StringLiteral),
    Number(Number),
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
    /// `name: path`, which only `sends` takes.
    Receiver {
        name: Word,
        path: TokenStream,
        /// The last word of the path.
        constant: Word,
    },
    /// A literal that the language does not use, such as a character.
    Other(Literal),
    /// A mistake in place of a value, which was reported.
    Refused,
    /// No value: only the name of an option was written. It is reported where names are checked.
    Absent,
}

/// A number, with the `-` before it.
pub struct Number {
    pub(super) minus: Option<Punct>,
    pub(super) token: Literal,
    /// The digits in base 10, with the sign and without `_`.
    pub digits: String,
    pub is_integer: bool,
}

/// `ATTRS VIS [async] fn name(parameters) [-> Type] { body }`, with the declarations above it.
pub struct Function {
    pub declarations: Vec<Declaration>,
    pub attributes: Vec<Attribute>,
    pub visibility: Visibility,
    /// The words before `fn`, such as `async`.
    pub qualifiers: Vec<TokenTree>,
    pub keyword: TokenTree,
    pub name: Word,
    /// The generics between the name and the parameters: `<T>`.
    pub generics: Tokens,
    pub parameters: Vec<Parameter>,
    pub parentheses: Span,
    pub output: Option<Type>,
    /// The tokens between the return type and the body: `where T: Clone`.
    pub where_clause: Tokens,
    pub body: Group,
    /// `false` if a mistake in the signature was reported.
    pub is_sound: bool,
}

pub enum Parameter {
    /// `self` in any form, as written.
    Receiver(Tokens),
    /// `[mut] name[: Type]`.
    Named {
        mutability: Option<Ident>,
        name: Word,
        ty: Option<Box<Type>>,
    },
}

impl Word {
    pub fn new(ident: &Ident) -> Self {
        let text = ident.to_string();
        Self {
            ident: ident.clone(),
            text: text.strip_prefix("r#").map_or(text.clone(), str::to_owned),
        }
    }

    pub fn span(&self) -> Span {
        self.ident.span()
    }

    /// Returns `true` if Rust accepts it as a name, because it is not a keyword.
    pub fn is_name(&self) -> bool {
        const LONGEST_KEYWORD: &str = "continue";
        self.text.len() > LONGEST_KEYWORD.len()
            || syn::parse2::<Ident>(self.ident.to_token_stream()).is_ok()
    }
}

/// Writes the text.
impl fmt::Display for Word {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

/// Writes the identifier as it was written.
impl ToTokens for Word {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.ident.to_tokens(tokens);
    }
}

impl Name {
    pub fn text(&self) -> &str {
        match self {
            Self::Word(word) => &word.text,
            Self::String(literal) => &literal.text,
        }
    }
}

impl ToTokens for Name {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Word(word) => word.to_tokens(tokens),
            Self::String(literal) => literal.token.to_tokens(tokens),
        }
    }
}

/// Writes the number as it was written.
impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = self.minus.as_ref().map_or("", |_| "-");
        write!(formatter, "{sign}{}", self.token)
    }
}

impl ToTokens for Number {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.minus.to_tokens(tokens);
        self.token.to_tokens(tokens);
    }
}

impl Value {
    /// Returns the kind of the value, with an article.
    pub fn kind(&self) -> Cow<'static, str> {
        let kind = match self {
            Self::String(_) => "a string",
            Self::Number(number) if number.is_integer => "an integer",
            Self::Number(_) => "a fraction",
            Self::Bool { .. } => "a bool",
            Self::Word(_) => "a bare word",
            Self::List { .. } => "a list",
            Self::Map { .. } => "a map",
            Self::Other(literal) => return format!("`{literal}`").into(),
            Self::Receiver { .. } => "a function",
            Self::Refused | Self::Absent => "nothing",
        };
        kind.into()
    }
}

impl ToTokens for Value {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::String(literal) => literal.token.to_tokens(tokens),
            Self::Number(number) => number.to_tokens(tokens),
            Self::Bool { word, .. } => word.to_tokens(tokens),
            Self::Word(word) => word.to_tokens(tokens),
            Self::List { group, .. } | Self::Map { group, .. } => group.to_tokens(tokens),
            Self::Receiver { path, .. } => path.to_tokens(tokens),
            Self::Other(literal) => literal.to_tokens(tokens),
            Self::Refused | Self::Absent => {}
        }
    }
}
