//! What a string literal says: <https://doc.rust-lang.org/reference/tokens.html#string-literals>.

use std::{iter::Peekable, str::Chars};

/// The text of the literal `written`. `None` says that it is no string.
pub(super) fn value(written: &str) -> Option<String> {
    if let Some(raw) = written.strip_prefix('r') {
        let (hashes, inside) = raw.split_once('"')?;
        let (text, _suffix) = inside.rsplit_once(&format!("\"{hashes}"))?;
        return Some(text.to_owned());
    }
    unescaped(written.strip_prefix('"')?)
}

/// The text up to the closing quote.
fn unescaped(written: &str) -> Option<String> {
    let mut text = String::new();
    let mut characters = written.chars().peekable();
    loop {
        match characters.next()? {
            '"' => return Some(text),
            '\\' if characters
                .next_if(|next| matches!(next, '\n' | '\r'))
                .is_some() =>
            {
                // The end of a line, and what the next one begins with, stand for nothing.
                while characters
                    .next_if(|next| matches!(next, ' ' | '\t' | '\n' | '\r'))
                    .is_some()
                {}
            }
            '\\' => text.push(escaped(&mut characters)?),
            '\r' if characters.peek() == Some(&'\n') => {}
            character => text.push(character),
        }
    }
}

/// The character that an escape stands for. Its `\` was taken.
fn escaped(characters: &mut Peekable<Chars<'_>>) -> Option<char> {
    Some(match characters.next()? {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        'x' => {
            let digits: String = characters.by_ref().take(2).collect();
            from_hexadecimal(&digits)?
        }
        'u' => {
            characters.next_if_eq(&'{')?;
            let digits: String = characters
                .by_ref()
                .take_while(|next| *next != '}')
                .collect();
            from_hexadecimal(&digits.replace('_', ""))?
        }
        quoted @ ('\\' | '\'' | '"') => quoted,
        _ => return None,
    })
}

fn from_hexadecimal(digits: &str) -> Option<char> {
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}
