//! IoT's SQL: what AWS accepts of it, as far as a statement alone says that.

use crate::rules::PLACEHOLDER;

/// A part of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'sql> {
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
    fn is(&self, keyword: &str) -> bool {
        matches!(self, Self::Word(word) if word.eq_ignore_ascii_case(keyword))
    }
}

/// Returns the tokens that are not in parentheses, and the comments everywhere.
fn outer_tokens(sql: &str) -> Vec<Token<'_>> {
    let tokens = tokens(sql).into_iter();
    let outer = tokens.filter(|(depth, token)| *depth == 0 || *token == Token::Comment);
    outer.map(|(_, token)| token).collect()
}

/// Returns the tokens except for closing parentheses, with the number of parentheses around each.
fn tokens(sql: &str) -> Vec<(usize, Token<'_>)> {
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

const EXAMPLE: &str = "SELECT * FROM 'sensors/+/temperature'";

/// [The limits of IoT's message broker][1] for a topic: its length in bytes, and the number of slashes.
///
/// [1]: https://docs.aws.amazon.com/general/latest/gr/iot-core.html#message-broker-limits
const MAX_BYTES: usize = 256;
const MAX_SLASHES: usize = 7;

/// Returns what is wrong with a [masked](crate::rules::masked) statement of [IoT's SQL][1], as far as that can be known: it is `SELECT … FROM 'topic'`, after [variables][2]
/// that `SET` defines. [Queries inside][3] are in parentheses.
///
/// [1]: https://docs.aws.amazon.com/iot/latest/developerguide/iot-sql-reference.html
/// [2]: https://docs.aws.amazon.com/iot/latest/developerguide/iot-sql-set.html
/// [3]: https://docs.aws.amazon.com/iot/latest/developerguide/iot-sql-nested-queries.html
#[must_use]
pub fn problem(sql: &str) -> Option<String> {
    let tokens = outer_tokens(sql);
    let position = |keyword: &str| tokens.iter().position(|token| token.is(keyword));
    let first = tokens.first();
    if !first.is_some_and(|token| token.is("SELECT") || token.is("SET")) {
        return Some(format!(
            "a statement of IoT begins with `SELECT`, or with `SET` before it: `{EXAMPLE}`"
        ));
    }
    if tokens.contains(&Token::Comment) {
        return Some("a statement of IoT cannot have a comment".to_owned());
    }
    let Some(select) = position("SELECT") else {
        return Some(format!("the statement has no `SELECT`: `{EXAMPLE}`"));
    };
    // A rule without a topic is for [Basic Ingest][4] alone, which needs the name that CloudFormation gives the rule.
    // [4]: https://docs.aws.amazon.com/iot/latest/developerguide/iot-basic-ingest.html
    let Some(from) = position("FROM") else {
        return Some(format!("the statement names no topic: `{EXAMPLE}`"));
    };
    if from <= select + 1 {
        return Some(format!("the statement selects nothing: `{EXAMPLE}`"));
    }
    match tokens.get(from + 1) {
        Some(Token::Text(topic)) => problem_of_topic(topic),
        Some(Token::OpenText) => Some(format!(
            "the topic after `FROM` is not closed with `'`: `{EXAMPLE}`"
        )),
        _ => Some(format!(
            "the topic after `FROM` is written in single quotes: `{EXAMPLE}`"
        )),
    }
}

/// Returns `true` if a statement has [a query inside][1], which the first version of the SQL did not have.
///
/// [1]: https://docs.aws.amazon.com/iot/latest/developerguide/iot-rule-sql-version.html
#[must_use]
pub fn has_inner_query(sql: &str) -> bool {
    let mut inner = tokens(sql).into_iter().filter(|(depth, _)| *depth > 0);
    inner.any(|(_, token)| token.is("SELECT"))
}

fn problem_of_topic(topic: &str) -> Option<String> {
    if topic.is_empty() {
        return Some("the topic after `FROM` is empty".to_owned());
    }
    let fixed: usize = topic
        .chars()
        .filter(|letter| *letter != PLACEHOLDER)
        .map(char::len_utf8)
        .sum();
    if fixed > MAX_BYTES {
        return Some(format!(
            "a topic has at most {MAX_BYTES} bytes, not {fixed}"
        ));
    }
    // Reserved topics may have more slashes.
    if !topic.starts_with('$') && topic.matches('/').count() > MAX_SLASHES {
        return Some(format!("a topic has at most {MAX_SLASHES} slashes"));
    }
    let levels: Vec<&str> = topic.split('/').collect();
    if levels
        .iter()
        .any(|level| level.contains('+') && *level != "+")
    {
        return Some("`+` in a topic is a whole level: `sensors/+/temperature`".to_owned());
    }
    let is_last = |index: usize| index + 1 == levels.len();
    let is_misplaced = levels
        .iter()
        .enumerate()
        .any(|(index, level)| level.contains('#') && (*level != "#" || !is_last(index)));
    is_misplaced
        .then(|| "`#` in a topic is a whole level, and the last one: `sensors/#`".to_owned())
}
