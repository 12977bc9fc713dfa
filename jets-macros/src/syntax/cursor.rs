//! A position in a list of tokens, with the look-ahead that error recovery needs.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

use super::{tokens::Tokens, tree::Word};

pub(super) struct Cursor {
    tokens: Vec<TokenTree>,
    position: usize,
    /// The span at which a missing token is reported when none is left.
    end: Span,
}

impl Cursor {
    pub(super) fn new(tokens: TokenStream, end: Span) -> Self {
        Self {
            tokens: tokens.into_iter().map(without_invisible_group).collect(),
            position: 0,
            end,
        }
    }

    /// Creates a cursor over the content of `group`, whose end is the closing delimiter.
    pub(super) fn inside(group: &Group) -> Self {
        Self::new(group.stream(), group.span_close())
    }

    /// Replaces the fragments of macros that begin here by their tokens.
    ///
    /// This is for the places where the language's own grammar goes on inside a fragment. The fragments of types stay
    /// together, because that decides which operator binds first.
    pub(super) fn open_fragments(&mut self) {
        while self.group_at(0, Delimiter::None).is_some() {
            self.open_group();
        }
    }

    /// Replaces the group that is here by the tokens inside.
    pub(super) fn open_group(&mut self) {
        if let Some(TokenTree::Group(group)) = self.peek() {
            let tokens = group.stream().into_iter().map(without_invisible_group);
            let tokens: Vec<TokenTree> = tokens.collect();
            self.tokens.splice(self.position..=self.position, tokens);
        }
    }

    pub(super) fn peek(&self) -> Option<&TokenTree> {
        self.peek_at(0)
    }

    pub(super) fn peek_at(&self, offset: usize) -> Option<&TokenTree> {
        self.tokens.get(self.position + offset)
    }

    pub(super) fn next(&mut self) -> Option<TokenTree> {
        let token = self.peek().cloned();
        self.position = (self.position + 1).min(self.tokens.len());
        token
    }

    pub(super) fn is_punct_at(&self, offset: usize, punct: char) -> bool {
        self.peek_at(offset)
            .is_some_and(|token| is_punct(token, punct))
    }

    pub(super) fn is_punct(&self, punct: char) -> bool {
        self.is_punct_at(0, punct)
    }

    /// Returns `true` if a single `:` is at `offset`, not a `::`.
    pub(super) fn is_colon_at(&self, offset: usize) -> bool {
        self.is_punct_at(offset, ':') && !self.is_path_separator_at(offset)
    }

    pub(super) fn is_path_separator_at(&self, offset: usize) -> bool {
        self.is_pair_at(offset, ':', ':')
    }

    /// Returns `true` if a joint pair of punctuation, such as `->`, is at `offset`.
    pub(super) fn is_pair_at(&self, offset: usize, first: char, second: char) -> bool {
        let joined = matches!(
            self.peek_at(offset),
            Some(TokenTree::Punct(punct))
                if punct.as_char() == first && punct.spacing() == proc_macro2::Spacing::Joint
        );
        joined && self.is_punct_at(offset + 1, second)
    }

    pub(super) fn ident_at(&self, offset: usize) -> Option<&Ident> {
        match self.peek_at(offset) {
            Some(TokenTree::Ident(ident)) => Some(ident),
            _ => None,
        }
    }

    /// Returns the identifier at `offset`, if Rust accepts it as a name.
    pub(super) fn name_at(&self, offset: usize) -> Option<Word> {
        self.ident_at(offset).map(Word::new).filter(Word::is_name)
    }

    pub(super) fn is_ident_at(&self, offset: usize, word: &str) -> bool {
        self.ident_at(offset).is_some_and(|ident| ident == word)
    }

    pub(super) fn group_at(&self, offset: usize, delimiter: Delimiter) -> Option<&Group> {
        match self.peek_at(offset) {
            Some(TokenTree::Group(group)) if group.delimiter() == delimiter => Some(group),
            _ => None,
        }
    }

    pub(super) fn insert(&mut self, offset: usize, token: TokenTree) {
        self.tokens.insert(self.position + offset, token);
    }

    /// Takes words with `-` between them, such as `detail-type`. Returns their text as well.
    pub(super) fn take_hyphenated(&mut self) -> Option<(TokenStream, String)> {
        let mut count = 1;
        while self.is_punct_at(count, '-') && self.ident_at(count + 1).is_some() {
            count += 2;
        }
        if count == 1 || self.ident_at(0).is_none() {
            return None;
        }
        let tokens: TokenStream = (0..count).filter_map(|_| self.next()).collect();
        let text = tokens.to_string().replace(' ', "");
        Some((tokens, text))
    }

    pub(super) fn take_punct(&mut self, punct: char) -> bool {
        let found = self.is_punct(punct);
        if found {
            self.next();
        }
        found
    }

    /// Returns the span of the last token that was taken, or of the end if none was.
    pub(super) fn previous_span(&self) -> Span {
        self.position
            .checked_sub(1)
            .and_then(|previous| self.tokens.get(previous))
            .map_or(self.end, TokenTree::span)
    }

    pub(super) fn take_while(&mut self, mut wanted: impl FnMut(&Self) -> bool) -> Tokens {
        let mut taken = Tokens::default();
        while self.peek().is_some() && wanted(self) {
            taken.extend(self.next());
        }
        taken
    }

    /// Returns `true` if the body of an item is here, or the `;` in its place.
    pub(super) fn is_end_of_item(&self) -> bool {
        self.group_at(0, Delimiter::Brace).is_some() || self.is_punct(';')
    }

    /// Takes the tokens of a type, up to a `,` outside angle brackets or a token that cannot continue a type.
    pub(super) fn take_type(&mut self) -> Tokens {
        let mut angles = 0_usize;
        self.take_while(|cursor| {
            let Some(TokenTree::Punct(punct)) = cursor.peek() else {
                return !cursor.is_next_item(angles == 0);
            };
            match punct.as_char() {
                '<' => angles += 1,
                '>' if !cursor.follows_minus() => angles = angles.saturating_sub(1),
                ';' | '#' => return false,
                ',' | '=' if angles == 0 => return false,
                _ => {}
            }
            true
        })
    }

    /// Returns `true` if the previous token is a `-`, so that a `>` here is the end of an arrow.
    pub(super) fn follows_minus(&self) -> bool {
        self.before(0).is_some_and(|token| is_punct(token, '-'))
    }

    /// Returns `true` if the word here cannot continue a type, but can begin what follows it.
    fn is_next_item(&self, outside_angles: bool) -> bool {
        let Some(word) = self.ident_at(0) else {
            return false;
        };
        word == "pub"
            || word == "fn" && self.ident_at(1).is_some()
            || word == "async"
            || matches!(self.peek_at(1), Some(TokenTree::Literal(_))) && word != "extern"
            || outside_angles && self.is_colon_at(1) && !self.is_lifetime(0)
            || outside_angles && self.follows_name()
    }

    /// Returns `true` if the previous word is a name. In a type, no word follows a name.
    fn follows_name(&self) -> bool {
        matches!(self.before(0), Some(TokenTree::Ident(word)) if Word::new(word).is_name())
            && !self.is_lifetime(1)
    }

    /// Returns `true` if the word that is `back` tokens before this one is the name of a lifetime.
    fn is_lifetime(&self, back: usize) -> bool {
        self.before(back).is_some_and(|token| is_punct(token, '\''))
    }

    fn before(&self, back: usize) -> Option<&TokenTree> {
        self.tokens.get(self.position.checked_sub(back + 1)?)
    }
}

/// Returns the token inside a group without delimiters, if it has only one. A macro passes a fragment in such a group.
fn without_invisible_group(token: TokenTree) -> TokenTree {
    if let TokenTree::Group(group) = &token
        && group.delimiter() == Delimiter::None
    {
        let mut inner = group.stream().into_iter();
        if let (Some(only), None) = (inner.next(), inner.next()) {
            return without_invisible_group(only);
        }
    }
    token
}

/// Returns the token's text for a message. For a group, returns its delimiters.
pub(super) fn shown(token: &TokenTree) -> String {
    match token {
        TokenTree::Group(group) => match group.delimiter() {
            Delimiter::Brace => "{ … }".to_owned(),
            Delimiter::Bracket => "[ … ]".to_owned(),
            Delimiter::Parenthesis => "( … )".to_owned(),
            Delimiter::None => shortened(&token.to_string()),
        },
        _ => shortened(&token.to_string()),
    }
}

/// Returns the beginning of a text that may be long.
pub(super) fn shortened(text: &str) -> String {
    const MAX_CHARACTERS: usize = 60;
    let mut characters = text.chars();
    let mut short: String = characters.by_ref().take(MAX_CHARACTERS).collect();
    if characters.next().is_some() {
        short.push('…');
    }
    short
}

/// Returns the token's span for a message. For a group, returns that of the opening delimiter.
pub(super) fn span_of_start(token: &TokenTree) -> Span {
    match token {
        TokenTree::Group(group) => group.span_open(),
        _ => token.span(),
    }
}

pub fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

/// Returns `true` for the `'` of a lifetime, and for one that a macro passes.
pub fn is_lifetime(token: &TokenTree) -> bool {
    begins_with(token, '\'')
}

/// Returns `true` for the `;` before the length of an array, and for one that a macro passes.
pub fn is_semicolon(token: &TokenTree) -> bool {
    begins_with(token, ';')
}

/// Returns `true` if the token is this one, or a group without delimiters that begins with it: syn reads its content.
fn begins_with(token: &TokenTree, punct: char) -> bool {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            let first = group.stream().into_iter().next();
            first.is_some_and(|first| begins_with(&first, punct))
        }
        token => is_punct(token, punct),
    }
}
