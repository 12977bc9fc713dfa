//! The tokens of IoT's SQL.

/// A part of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'sql> {
    /// A word, a name or a path.
    Word(&'sql str),
    /// What is between single quotes.
    Text(&'sql str),
    /// A quote that is not closed.
    OpenText,
    /// The beginning of a comment.
    Comment,
    /// A sign, or something in parentheses.
    Other,
}

impl Token<'_> {
    /// Returns `true` if it is this keyword, in small or capital letters.
    #[must_use]
    pub fn is(&self, keyword: &str) -> bool {
        matches!(self, Self::Word(word) if word.eq_ignore_ascii_case(keyword))
    }
}

/// Returns the tokens that are not in parentheses, and the comments everywhere.
#[must_use]
pub fn outer_tokens(sql: &str) -> Vec<Token<'_>> {
    let tokens = tokens(sql).into_iter();
    let outer = tokens.filter(|(depth, token)| *depth == 0 || *token == Token::Comment);
    outer.map(|(_, token)| token).collect()
}

/// Returns the tokens except for closing parentheses, with the number of parentheses around each.
#[must_use]
pub fn tokens(sql: &str) -> Vec<(usize, Token<'_>)> {
    let mut tokens = Vec::new();
    let (mut rest, mut depth) = (sql.trim_start(), 0_usize);
    while let Some(first) = rest.chars().next() {
        let is_word = |letter: char| letter.is_alphanumeric() || "_@$.".contains(letter);
        let (token, end) = if first == '\'' {
            let text = rest.get(1..).and_then(|text| text.split_once('\''));
            text.map_or((Token::OpenText, rest.len()), |(text, _)| {
                (Token::Text(text), text.len() + 2)
            })
        } else if rest.starts_with("--") || rest.starts_with("/*") {
            (Token::Comment, 2)
        } else if is_word(first) {
            let word = rest
                .split(|letter| !is_word(letter))
                .next()
                .unwrap_or_default();
            (Token::Word(word), word.len())
        } else {
            (Token::Other, first.len_utf8())
        };
        if first != ')' {
            tokens.push((depth, token));
        }
        depth = match first {
            '(' => depth + 1,
            ')' => depth.saturating_sub(1),
            _ => depth,
        };
        rest = rest.get(end..).unwrap_or_default().trim_start();
    }
    tokens
}

/// Returns the topic, or the filter of topics, of a statement.
pub(crate) fn topic(sql: &str) -> Option<&str> {
    let tokens = outer_tokens(sql);
    let from = tokens.iter().position(|token| token.is("FROM"))?;
    match tokens.get(from + 1) {
        Some(Token::Text(topic)) => Some(topic),
        _ => None,
    }
}
