//! Reads Rust's own grammar with syn: types, generics, attributes and visibilities.
//!
//! Only the syntax is checked. What Rust cannot parse is reported here, at its tokens. All other mistakes are reported
//! by rustc.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, ExprLit, Lit, Meta};

use super::{
    cursor::{Cursor, is_punct},
    plain,
    tokens::Tokens,
    tree::Word,
};
use crate::diagnostics::Errors;

/// The maximum number of tokens that syn parses at once: more than anybody writes in a type.
const MAX_TOKENS: usize = 160;

/// The maximum depth of nested groups, angle brackets and prefix operators. syn is compiled without optimisation, as
/// macros are, and then uses up to 100 KB of the stack for two levels.
const MAX_DEPTH: usize = 24;

/// The maximum length of a literal that syn reads as a number, for which it takes quadratic time.
pub(super) const MAX_NUMBER_LENGTH: usize = 400;

#[derive(Clone)]
pub struct Type {
    tokens: Tokens,
    kind: TypeKind,
}

/// The kind of a type, as far as rules need it.
#[derive(Clone)]
enum TypeKind {
    /// `!`
    Never,
    /// `&'a mut Type`
    Reference {
        is_mutable: bool,
        to: Box<Type>,
    },
    Other,
}

impl Type {
    /// Creates the type that was parsed from `tokens`.
    fn new(ty: &syn::Type, tokens: &Tokens) -> Self {
        Self {
            tokens: with_precedence(tokens),
            kind: TypeKind::new(ty, tokens.clone()),
        }
    }

    pub fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    pub fn is_never(&self) -> bool {
        matches!(self.kind, TypeKind::Never)
    }

    /// Returns the type behind `&` or `&mut`, if it is a reference.
    pub fn referenced(&self) -> Option<&Self> {
        match &self.kind {
            TypeKind::Reference { to, .. } => Some(to),
            TypeKind::Never | TypeKind::Other => None,
        }
    }

    pub fn is_mutable_reference(&self) -> bool {
        matches!(self.kind, TypeKind::Reference { is_mutable, .. } if is_mutable)
    }

    pub fn span(&self) -> Span {
        self.tokens.span()
    }
}

impl TypeKind {
    fn new(ty: &syn::Type, tokens: Tokens) -> Self {
        match ty {
            syn::Type::Group(group) => Self::new(&group.elem, inside_group(tokens)),
            syn::Type::Paren(paren) => Self::new(&paren.elem, inside_group(tokens)),
            syn::Type::Never(_) => Self::Never,
            syn::Type::Reference(reference) => {
                let is_mutable = reference.mutability.is_some();
                let mut to = tokens.into_iter().skip(1).peekable();
                if reference.lifetime.is_some()
                    && to.next().is_some_and(|token| is_punct(&token, '\''))
                {
                    to.next();
                }
                let to: Tokens = to.skip(usize::from(is_mutable)).collect();
                Self::Reference {
                    is_mutable,
                    to: Box::new(Type::new(&reference.elem, &to)),
                }
            }
            _ => Self::Other,
        }
    }
}

/// Returns the tokens inside the parentheses of a type, or inside the fragment of a macro.
fn inside_group(tokens: Tokens) -> Tokens {
    match tokens.as_slice().first() {
        Some(TokenTree::Group(group)) => group.stream().into(),
        _ => tokens,
    }
}

impl ToTokens for Type {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.tokens.to_tokens(tokens);
    }
}

/// `#[path]`, `#[path(…)]` or `#[path = value]`.
#[derive(Clone)]
pub struct Attribute {
    tokens: TokenStream,
    /// The path, if it is one word.
    pub word: Option<Word>,
    /// The text of a doc comment, which is written as `doc = "…"`.
    doc: Option<String>,
}

impl Attribute {
    fn new(tokens: TokenStream, meta: &Meta) -> Self {
        let word = meta.path().get_ident().map(Word::new);
        let doc = match meta {
            Meta::NameValue(doc) if doc.path.is_ident("doc") => match &doc.value {
                Expr::Lit(ExprLit {
                    lit: Lit::Str(text),
                    ..
                }) => Some(text.value()),
                _ => None,
            },
            _ => None,
        };
        Self { tokens, word, doc }
    }

    /// Returns `true` if the path is this one word.
    pub fn is(&self, name: &str) -> bool {
        self.word.as_ref().is_some_and(|word| word.text == name)
    }

    /// Returns the text, if it is a doc comment.
    pub fn doc(&self) -> Option<&str> {
        self.doc.as_deref()
    }
}

impl ToTokens for Attribute {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.tokens.to_tokens(tokens);
    }
}

#[derive(Clone)]
pub struct Visibility(TokenStream);

impl Visibility {
    pub fn is_inherited(&self) -> bool {
        self.0.is_empty()
    }
}

impl ToTokens for Visibility {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.0.to_tokens(tokens);
    }
}

/// Parses a type. A missing one is reported at `before`.
pub(super) fn parse_type(tokens: Tokens, before: Span, errors: &Errors) -> Option<Type> {
    if tokens.is_empty() {
        errors.at_span(before, "missing type after this");
        return None;
    }
    if plain::is_type(tokens.as_slice()) {
        let kind = TypeKind::Other;
        return Some(Type { tokens, kind });
    }
    let stream = tokens.to_token_stream();
    if !fits(&stream) {
        errors.at(
            tokens,
            format!(
                "this type is longer than {MAX_TOKENS} tokens, or nested too deep: give it a name"
            ),
        );
        return None;
    }
    let Ok(ty) = syn::parse2::<syn::Type>(stream) else {
        errors.at(tokens, "this is not a type, such as `String` or `Vec<u8>`");
        return None;
    };
    Some(Type::new(&ty, &without_last_plus(tokens)))
}

/// Returns a type without the `+` at its end: `dyn Send +` is a type, but cannot stand before `as Trait`.
fn without_last_plus(tokens: Tokens) -> Tokens {
    let mut tokens: Vec<TokenTree> = tokens.into_iter().collect();
    tokens.pop_if(|token| is_punct(token, '+'));
    tokens.into_iter().collect()
}

/// Returns `true` if `tokens` are generics, with their angle brackets.
pub fn are_generics(tokens: &Tokens) -> bool {
    let tokens = tokens.to_token_stream();
    fits(&tokens) && syn::parse2::<syn::Generics>(tokens).is_ok()
}

/// Parses all outer attributes and doc comments here.
pub(super) fn parse_attributes(cursor: &mut Cursor, errors: &Errors) -> Vec<Attribute> {
    let mut attributes = Vec::new();
    cursor.open_fragments();
    while cursor.is_punct('#')
        && let Some(group) = cursor.group_at(1, Delimiter::Bracket).cloned()
    {
        let tokens: TokenStream = [cursor.next(), cursor.next()]
            .into_iter()
            .flatten()
            .collect();
        match parse_meta(group.stream()) {
            Some(meta) => attributes.push(Attribute::new(tokens, &meta)),
            None => errors.at(
                tokens,
                "this is not an attribute: write `#[name]`, `#[name(…)]` or `#[name = \"value\"]`",
            ),
        }
        cursor.open_fragments();
    }
    attributes
}

const PATH_KEYWORDS: [&str; 4] = ["crate", "self", "Self", "super"];

fn parse_meta(tokens: TokenStream) -> Option<Meta> {
    // The arguments of `#[name(…)]` stay tokens, however many there are.
    let mut outside_groups = tokens.clone().into_iter();
    let has_value = outside_groups.any(|token| is_punct(&token, '='));
    if has_value && !fits(&tokens) {
        return None;
    }
    let meta: Meta = syn::parse2(tokens).ok()?;
    let is_word = |word: Word| word.is_name() || PATH_KEYWORDS.contains(&word.text.as_str());
    let mut words = meta.path().segments.iter();
    let has_name = words.all(|segment| is_word(Word::new(&segment.ident)));
    // syn accepts more here than rustc: any keyword as a name, and any expression as a value.
    let is_accepted = match &meta {
        Meta::Path(_) => has_name,
        Meta::List(list) => has_name || list.path.is_ident("unsafe"),
        Meta::NameValue(value) => has_name && matches!(value.value, Expr::Lit(_) | Expr::Macro(_)),
    };
    is_accepted.then_some(meta)
}

/// Parses a visibility, if one is here.
pub(super) fn parse_visibility(cursor: &mut Cursor, errors: &Errors) -> Visibility {
    cursor.open_fragments();
    let mut tokens = TokenStream::new();
    if cursor.is_ident_at(0, "pub") {
        tokens.extend(cursor.next());
        if cursor.group_at(0, Delimiter::Parenthesis).is_some() {
            tokens.extend(cursor.next());
        }
    }
    cursor.open_fragments();
    if tokens.is_empty() || fits(&tokens) && syn::parse2::<syn::Visibility>(tokens.clone()).is_ok()
    {
        return Visibility(tokens);
    }
    errors.at(
        tokens,
        "this is not a visibility: write `pub`, `pub(crate)`, `pub(super)` or `pub(in path)`",
    );
    Visibility(TokenStream::new())
}

/// Returns `true` if syn can parse `tokens`, including those in groups, on a small stack.
///
/// Each group, `<` and prefix operator makes it call itself. Which operators are prefixes is not known here, so all that
/// can be are counted, up to the next `,` or `;`.
pub(super) fn fits(tokens: &TokenStream) -> bool {
    let mut groups = vec![(0, tokens.clone())];
    let mut count = 0;
    while let Some((outer, tokens)) = groups.pop() {
        let (mut angles, mut prefixes) = (0_usize, 0);
        let mut after_minus = false;
        for token in tokens {
            count += 1;
            match &token {
                TokenTree::Group(group) => {
                    groups.push((outer + angles + prefixes + 1, group.stream()));
                }
                TokenTree::Punct(punct) => match punct.as_char() {
                    '<' => angles += 1,
                    '>' if !after_minus => angles = angles.saturating_sub(1),
                    ',' | ';' => prefixes = 0,
                    '&' | '*' | '-' | '!' | '|' | '=' => prefixes += 1,
                    _ => {}
                },
                TokenTree::Ident(word) if is_prefix(word) => prefixes += 1,
                TokenTree::Literal(literal) if literal.to_string().len() > MAX_NUMBER_LENGTH => {
                    return false;
                }
                _ => {}
            }
            after_minus = is_punct(&token, '-');
            if count > MAX_TOKENS || outer + angles + prefixes > MAX_DEPTH {
                return false;
            }
        }
    }
    true
}

/// Returns `true` if an expression can follow the keyword `word`.
fn is_prefix(word: &proc_macro2::Ident) -> bool {
    ["return", "break", "yield", "move", "become", "in", "let"]
        .iter()
        .any(|keyword| word == keyword)
}

/// Returns `tokens` with parentheses around the fragments of macros that bind weaker than what is around them.
///
/// rustc ignores the groups in which a macro passes fragments if they come from a procedural macro.
fn with_precedence(tokens: &Tokens) -> Tokens {
    let tokens = tokens.as_slice();
    let grouped = tokens.iter().enumerate().map(|(index, token)| {
        let TokenTree::Group(group) = token else {
            return token.clone();
        };
        let before = index.checked_sub(1).and_then(|before| tokens.get(before));
        let is_operand = binds(before, "<,;:=") || binds(tokens.get(index + 1), ">,;:=");
        let delimiter = match group.delimiter() {
            Delimiter::None if is_operand && binds_weakly(group.stream()) => Delimiter::Parenthesis,
            delimiter => delimiter,
        };
        let inside = with_precedence(&group.stream().into());
        let mut grouped = Group::new(delimiter, inside.into_token_stream());
        grouped.set_span(group.span());
        TokenTree::Group(grouped)
    });
    grouped.collect()
}

/// Returns `true` if `token` can be an operator, which `separators` are not.
fn binds(token: Option<&TokenTree>, separators: &str) -> bool {
    match token {
        Some(TokenTree::Punct(punct)) => !separators.contains(punct.as_char()),
        // `as`, `mut`, or the name of a lifetime.
        Some(TokenTree::Ident(_)) => true,
        _ => false,
    }
}

fn binds_weakly(fragment: TokenStream) -> bool {
    match syn::parse2::<syn::Type>(fragment.clone()) {
        Ok(syn::Type::TraitObject(object)) => object.bounds.len() > 1,
        Ok(syn::Type::ImplTrait(bounds)) => bounds.bounds.len() > 1,
        Ok(_) => false,
        Err(_) => matches!(
            syn::parse2::<Expr>(fragment),
            Ok(Expr::Binary(_) | Expr::Cast(_) | Expr::Range(_))
        ),
    }
}
