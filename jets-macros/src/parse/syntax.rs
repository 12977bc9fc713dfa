//! What was written, before any rule is applied to it.

use std::borrow::Cow;

use proc_macro2::{Group, Ident, Literal, Punct, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, LitBool, LitFloat, LitInt, LitStr, Type, Visibility};

/// All that one `jobs!` was given.
pub(crate) struct Input {
    /// The path under which the library is known at the place of the call.
    pub(crate) library: TokenStream,
    pub(crate) jobs: Vec<Job>,
}

/// `ATTRS VIS Name { items }`.
pub(crate) struct Job {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
    pub(crate) fields: Vec<Field>,
    pub(crate) class_declarations: Vec<Declaration>,
    pub(crate) functions: Vec<Function>,
    /// Declarations after the last function.
    pub(crate) stray_declarations: Vec<Declaration>,
    /// Whether an item was left out, so that what is absent may have been meant.
    pub(crate) damaged: bool,
}

/// `ATTRS VIS name: Type,`.
pub(crate) struct Field {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
    pub(crate) ty: Type,
}

/// `keyword argument, …, option: value, …;`.
pub(crate) struct Declaration {
    pub(crate) keyword: Ident,
    pub(crate) arguments: Vec<Value>,
    pub(crate) options: Vec<NamedValue>,
    /// Whether parsing found a mistake inside, so that what is absent may have been meant.
    pub(crate) damaged: bool,
}

/// `name: value` of an option or of a map.
#[derive(Clone)]
pub(crate) struct NamedValue {
    pub(crate) name: Name,
    pub(crate) value: Value,
}

/// The key of a [`NamedValue`].
#[derive(Clone)]
pub(crate) enum Name {
    Word(Ident),
    String(LitStr),
}

/// A value of the language.
#[derive(Clone)]
pub(crate) enum Value {
    String(LitStr),
    Integer {
        minus: Option<Punct>,
        literal: LitInt,
    },
    Float {
        minus: Option<Punct>,
        literal: LitFloat,
    },
    Bool(LitBool),
    Word(Ident),
    List {
        group: Group,
        values: Vec<Value>,
    },
    Map {
        group: Group,
        entries: Vec<NamedValue>,
    },
    /// A literal that the language has no use for, such as a character.
    Other(Literal),
    /// What stood in the place of a value; it is reported already.
    Damaged,
    /// The value of an option of which the name is all that was written; it is reported where names are checked.
    Absent,
}

/// `ATTRS VIS [async] fn name(parameters) [-> Type] { body }`, with the declarations above it.
pub(crate) struct Function {
    pub(crate) declarations: Vec<Declaration>,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    /// The words before `fn`, such as `async`.
    pub(crate) qualifiers: Vec<TokenTree>,
    /// The word `fn`.
    pub(crate) keyword: TokenTree,
    pub(crate) name: Ident,
    /// What stands between the name and the parameters: `<T>`.
    pub(crate) generics: TokenStream,
    pub(crate) parameters: Vec<Parameter>,
    /// Where the parentheses stand.
    pub(crate) parentheses: Span,
    pub(crate) output: Option<Type>,
    /// What stands between the return type and the body: `where T: Clone`.
    pub(crate) where_clause: TokenStream,
    pub(crate) body: Group,
    /// Whether parsing found a mistake in the signature.
    pub(crate) damaged: bool,
}

/// One parameter of a function.
pub(crate) enum Parameter {
    /// `self` in any of its forms, as written.
    Receiver(TokenStream),
    /// `[mut] name[: Type]`.
    Named {
        mutability: Option<Ident>,
        name: Ident,
        ty: Option<Box<Type>>,
    },
}

impl Name {
    /// The key's text.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Word(word) => unraw(word),
            Self::String(string) => string.value(),
        }
    }
}

impl ToTokens for Name {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Word(word) => word.to_tokens(tokens),
            Self::String(string) => string.to_tokens(tokens),
        }
    }
}

impl Value {
    /// What kind of value it is, with an article.
    pub(crate) fn kind(&self) -> Cow<'static, str> {
        let kind = match self {
            Self::String(_) => "a string",
            Self::Integer { .. } => "an integer",
            Self::Float { .. } => "a fraction",
            Self::Bool(_) => "a bool",
            Self::Word(_) => "a bare word",
            Self::List { .. } => "a list",
            Self::Map { .. } => "a map",
            Self::Other(literal) => return format!("`{literal}`").into(),
            Self::Damaged | Self::Absent => "nothing",
        };
        kind.into()
    }
}

impl ToTokens for Value {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::String(literal) => literal.to_tokens(tokens),
            Self::Integer { minus, literal } => {
                minus.to_tokens(tokens);
                literal.to_tokens(tokens);
            }
            Self::Float { minus, literal } => {
                minus.to_tokens(tokens);
                literal.to_tokens(tokens);
            }
            Self::Bool(literal) => literal.to_tokens(tokens),
            Self::Word(word) => word.to_tokens(tokens),
            Self::List { group, .. } | Self::Map { group, .. } => group.to_tokens(tokens),
            Self::Other(literal) => literal.to_tokens(tokens),
            Self::Damaged | Self::Absent => {}
        }
    }
}

/// An identifier's text, without the `r#` of a raw one.
pub(crate) fn unraw(word: &Ident) -> String {
    let text = word.to_string();
    text.strip_prefix("r#").map_or(text.clone(), str::to_owned)
}
