//! Reads the value of a string literal: <https://doc.rust-lang.org/reference/tokens.html#string-literals>.

use std::{iter::Peekable, str::Chars};

/// Returns the value of the literal `written`, or `None` if it is not a string.
pub(super) fn value(written: &str) -> Option<String> {
    if let Some(raw) = written.strip_prefix('r') {
        let (hashes, inside) = raw.split_once('"')?;
        let (text, _suffix) = inside.rsplit_once(&format!("\"{hashes}"))?;
        return Some(text.to_owned());
    }
    unescaped(written.strip_prefix('"')?)
}

/// Returns the text up to the closing quote, with its escapes resolved.
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
                // A `\` at the end of a line removes the line break and the white space after it.
                while characters
                    .next_if(|next| matches!(next, ' ' | '\t' | '\n' | '\r'))
                    .is_some()
                {}
            }
            '\\' => text.push(escaped(&mut characters)?),
            // Rust takes it only in front of a `\n`, and both for one.
            '\r' => {}
            character => text.push(character),
        }
    }
}

/// Returns the character of an escape whose `\` was taken.
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
