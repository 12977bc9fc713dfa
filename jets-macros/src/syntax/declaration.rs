//! Parses declarations: `keyword argument, option: value;`.

use proc_macro2::{Delimiter, Span, TokenTree};

use super::{
    cursor::Cursor,
    found, function,
    tree::{Attribute, Declaration, Name, NamedValue, Value, Visibility},
    value,
    word::Word,
};
use crate::diagnostics::Errors;

/// Parses one declaration whose `keyword` was taken.
pub(super) fn parse(keyword: Word, cursor: &mut Cursor, errors: &mut Errors) -> Declaration {
    let start = errors.mark();
    let mut declaration = Declaration {
        keyword,
        arguments: Vec::new(),
        options: Vec::new(),
        is_sound: true,
    };
    refuse_equals_sign(&declaration.keyword, cursor, errors);
    loop {
        if cursor.take_punct(';') {
            break;
        }
        if at_next_item(cursor) {
            // For a keyword alone, the missing argument is reported later. Do not report the missing `;` as well.
            let is_alone = declaration.arguments.is_empty() && declaration.options.is_empty();
            if errors.is_sound_since(start) && !is_alone {
                missing_semicolon(cursor.previous_span(), errors);
            }
            break;
        }
        if !part(&mut declaration, cursor, errors) {
            skip_part(cursor);
        }
        if ends(cursor, errors) {
            break;
        }
    }
    declaration.is_sound = errors.is_sound_since(start);
    declaration
}

/// Reports attributes and a visibility before a declaration, which has neither.
pub(super) fn refuse_prefix(
    attributes: &[Attribute],
    visibility: &Visibility,
    errors: &mut Errors,
) {
    for attribute in attributes {
        let what = if attribute.is("doc") {
            "doc comment"
        } else {
            "attribute"
        };
        errors.at(
            attribute,
            format!("a declaration takes no {what}: put it right above the `fn`, or on the job"),
        );
    }
    if !visibility.is_inherited() {
        errors.at(
            visibility,
            "a declaration takes no visibility: put it on the function",
        );
    }
}

/// Reports the `=` in `timeout = 30;`.
fn refuse_equals_sign(keyword: &Word, cursor: &mut Cursor, errors: &mut Errors) {
    if cursor.is_punct('=') {
        let sign = cursor.next();
        errors.at(
            sign,
            format!("`{keyword}` takes its value without `=`: write `{keyword} …;`"),
        );
    }
}

/// Parses one argument or option. Returns `false` if the tokens up to the next `,` belong to a mistake.
fn part(declaration: &mut Declaration, cursor: &mut Cursor, errors: &mut Errors) -> bool {
    let start = errors.mark();
    let is_first = declaration.arguments.is_empty() && declaration.options.is_empty();
    let word = cursor
        .ident_at(0)
        .filter(|word| *word != "true" && *word != "false");
    if let Some(name) = word.map(Word::new)
        && (cursor.is_colon_at(1) || !is_first)
    {
        cursor.next();
        let value = option_value(&name, cursor, errors);
        let is_sound = errors.is_sound_since(start) && !matches!(value, Value::Absent);
        let name = Name::Word(name);
        declaration.options.push(NamedValue { name, value });
        return is_sound;
    }
    let value = value::parse(cursor, errors);
    if let Some(option) = declaration.options.last() {
        let after = option.name.text();
        errors.at(
            &value,
            format!("an argument comes before the options; this one follows option `{after}`"),
        );
    }
    declaration.arguments.push(value);
    errors.is_sound_since(start)
}

/// Parses what follows the name of an option: `: value`.
fn option_value(name: &Word, cursor: &mut Cursor, errors: &mut Errors) -> Value {
    if cursor.is_punct('=') {
        errors.at(
            cursor.next(),
            format!("an option takes `:`, not `=`: write `{name}: …`"),
        );
    } else if cursor.is_colon_at(0) {
        cursor.next();
    } else {
        return Value::Absent;
    }
    value::parse(cursor, errors)
}

/// Goes on to the next part. Returns `true` if the declaration ends here.
fn ends(cursor: &mut Cursor, errors: &mut Errors) -> bool {
    if cursor.take_punct(',') {
        if at_next_item(cursor) {
            missing_semicolon(cursor.previous_span(), errors);
            return true;
        }
    } else if !cursor.is_punct(';') && !at_next_item(cursor) {
        if cursor.ident_at(0).is_some() && !is_option(cursor) {
            missing_semicolon(cursor.previous_span(), errors);
            return true;
        }
        unexpected(cursor, errors);
    }
    false
}

/// Returns `true` if `name: value` is an option and not a field, because no type follows the `:`.
fn is_option(cursor: &Cursor) -> bool {
    cursor.ident_at(0).is_some()
        && cursor.is_colon_at(1)
        && match cursor.peek_at(2) {
            Some(TokenTree::Literal(_)) => true,
            Some(TokenTree::Punct(punct)) => punct.as_char() == '-',
            Some(TokenTree::Group(group)) => {
                group.delimiter() == Delimiter::Brace || cursor.is_punct_at(3, ';')
            }
            Some(TokenTree::Ident(word)) => {
                word == "true" || word == "false" || cursor.is_punct_at(3, ';')
            }
            None => false,
        }
}

/// Returns `true` if the declaration cannot continue here: at the end, an attribute, or the start of a function.
fn at_next_item(cursor: &Cursor) -> bool {
    match cursor.peek() {
        None => true,
        Some(TokenTree::Punct(punct)) => punct.as_char() == '#',
        Some(TokenTree::Ident(word)) => word == "pub" || function::begins_at(cursor, 0),
        _ => false,
    }
}

fn missing_semicolon(after: Span, errors: &mut Errors) {
    errors.at_span(after, "missing `;` after this: a declaration ends with `;`");
}

/// Reports a token that cannot continue a declaration.
fn unexpected(cursor: &mut Cursor, errors: &mut Errors) {
    if let Some(token) = cursor.peek() {
        let shown = found::shown(token);
        let message = if is_option(cursor) {
            format!("expected `,` before `{shown}`")
        } else {
            format!("expected `,` or `;`, found `{shown}`")
        };
        errors.at_span(found::span(token), message);
    }
    if !is_option(cursor) {
        skip_part(cursor);
        cursor.take_punct(',');
    }
}

/// Skips to the next `,`, `;` or item.
fn skip_part(cursor: &mut Cursor) {
    cursor.take_while(|cursor| {
        !cursor.is_punct(',') && !cursor.is_punct(';') && !at_next_item(cursor)
    });
}
