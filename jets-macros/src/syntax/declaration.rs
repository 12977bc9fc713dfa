//! Parses declarations: `keyword argument, option: value;`.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};

use super::{
    cursor::{self, Cursor},
    function,
    tree::{Attribute, Declaration, Name, NamedValue, Value, Visibility, Word},
    value,
};
use crate::diagnostics::Errors;

/// Parses one declaration whose `keyword` was taken.
pub(super) fn parse(keyword: Word, cursor: &mut Cursor, errors: &Errors) -> Declaration {
    let start = errors.mark();
    let mut declaration = Declaration {
        sign: take_sign(&keyword, cursor),
        keyword,
        arguments: Vec::new(),
        options: Vec::new(),
        is_sound: true,
    };
    loop {
        if cursor.take_punct(';') {
            break;
        }
        if at_next_item(cursor) {
            // For a keyword alone, the missing argument is reported later. Do not report the missing `;` as well.
            let is_alone = declaration.arguments.is_empty() && declaration.options.is_empty();
            if errors.is_sound_since(start) && !is_alone && declaration.sign.is_none() {
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
    declaration.is_sound = errors.is_sound_since(start) && declaration.sign.is_none();
    declaration
}

/// Reports attributes before a declaration of a whole job, which no function follows.
pub(super) fn refuse_attributes(attributes: &[Attribute], keyword: &Word, errors: &Errors) {
    for attribute in attributes {
        let what = if attribute.is("doc") {
            "doc comment"
        } else {
            "attribute"
        };
        errors.at(
            attribute,
            format!("`{keyword}` takes no {what}: put it on the job or above a function"),
        );
    }
}

pub(super) fn refuse_visibility(visibility: &Visibility, errors: &Errors) {
    if !visibility.is_inherited() {
        errors.at(
            visibility,
            "a declaration takes no visibility: put it on the function",
        );
    }
}

/// Returns `true` if `keyword: value` is a declaration with a `:` too many, and not a field.
pub(super) fn has_colon(cursor: &Cursor) -> bool {
    cursor.name_at(0).is_some() && has_value(cursor)
}

/// Returns `true` if the word here has a `:` and what can only be a value behind it.
fn has_value(cursor: &Cursor) -> bool {
    cursor.is_colon_at(1)
        && match cursor.peek_at(2) {
            Some(TokenTree::Literal(_)) => true,
            Some(TokenTree::Punct(punct)) => punct.as_char() == '-',
            Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Brace,
            Some(TokenTree::Ident(word)) => word == "true" || word == "false",
            None => false,
        }
}

/// Skips the sign in `timeout = 30;` or `timeout: 30;`, or opens the parentheses of `timeout(30);`. Returns it with what to
/// say if the keyword is known.
fn take_sign(keyword: &Word, cursor: &mut Cursor) -> Option<(TokenTree, String)> {
    if cursor.is_punct('=') || cursor.is_colon_at(0) {
        let sign = cursor.next()?;
        let shown = cursor::shown(&sign);
        let message =
            format!("`{keyword}` takes its value without `{shown}`: write `{keyword} …;`");
        return Some((sign, message));
    }
    let group = cursor.group_at(0, Delimiter::Parenthesis)?.clone();
    let inside = cursor::shortened(&group.stream().to_string());
    let message =
        format!("`{keyword}` takes its argument without parentheses: write `{keyword} {inside};`");
    cursor.open_group();
    Some((group.into(), message))
}

/// Reports the words of a string that is not in quotes, such as `rate 10 minutes;`.
fn refuse_unquoted(declaration: &mut Declaration, cursor: &mut Cursor, errors: &Errors) {
    let Some(number @ Value::Number(_)) = declaration.arguments.last_mut() else {
        return;
    };
    let goes_on = match cursor.peek() {
        Some(TokenTree::Ident(_)) => cursor.is_punct_at(1, ';') || cursor.is_punct_at(1, ','),
        Some(TokenTree::Literal(_)) => true,
        Some(TokenTree::Punct(punct)) => matches!(punct.as_char(), '*' | '/' | '?' | '-'),
        Some(TokenTree::Group(_)) | None => false,
    };
    if goes_on && declaration.options.is_empty() {
        let rest = cursor.take_while(|cursor| !cursor.is_punct(',') && !cursor.is_punct(';'));
        let keyword = &declaration.keyword;
        let text = quote!(#number #rest);
        let shown = cursor::shortened(&text.to_string());
        errors.at(
            text,
            format!("a value of several words is a string: write `{keyword} \"{shown}\"`"),
        );
        *number = Value::Refused;
    }
}

/// Parses one argument or option. Returns `false` if the tokens up to the next `,` belong to a mistake.
fn part(declaration: &mut Declaration, cursor: &mut Cursor, errors: &Errors) -> bool {
    let start = errors.mark();
    let is_first = declaration.arguments.is_empty() && declaration.options.is_empty();
    if is_first && declaration.is_of_sends() {
        declaration.arguments.push(receiver(cursor, errors));
        return errors.is_sound_since(start);
    }
    if let Some((name, text)) = cursor.take_hyphenated() {
        let written = text.replace('-', "_");
        errors.at(name, format!("`{text}` has a `-` in it: write `{written}`"));
        return false;
    }
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
    refuse_unquoted(declaration, cursor, errors);
    errors.is_sound_since(start)
}

/// Parses `name: path`, which `sends` takes.
fn receiver(cursor: &mut Cursor, errors: &Errors) -> Value {
    let name = cursor.name_at(0).filter(|_| cursor.is_colon_at(1));
    let wrong = cursor.peek().cloned();
    if name.is_some() {
        cursor.next();
        cursor.next();
        cursor.open_fragments();
    }
    let (mut path, mut constant) = (TokenStream::new(), None);
    loop {
        if cursor.is_path_separator_at(0) {
            path.extend(cursor.next().into_iter().chain(cursor.next()));
        } else if constant.is_some() {
            break;
        }
        constant = cursor.ident_at(0).map(Word::new);
        if constant.is_none() {
            break;
        }
        path.extend(cursor.next());
    }
    if let (Some(name), Some(constant)) = (name, constant) {
        return Value::Receiver {
            name,
            path,
            constant,
        };
    }
    let at = if path.is_empty() {
        wrong.into_token_stream()
    } else {
        path
    };
    errors.at(
        at,
        "`sends` takes a name and the function that is sent to: `sends orders: OrderJob::TAKE`",
    );
    Value::Refused
}

/// Parses what follows the name of an option: `: value`.
fn option_value(name: &Word, cursor: &mut Cursor, errors: &Errors) -> Value {
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
fn ends(cursor: &mut Cursor, errors: &Errors) -> bool {
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
    let is_last = cursor.is_colon_at(1)
        && matches!(
            cursor.peek_at(2),
            Some(TokenTree::Group(_) | TokenTree::Ident(_))
        )
        && cursor.is_punct_at(3, ';');
    cursor.ident_at(0).is_some() && (is_last || has_value(cursor))
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

fn missing_semicolon(after: Span, errors: &Errors) {
    errors.at_span(after, "missing `;` after this: a declaration ends with `;`");
}

/// Reports a token that cannot continue a declaration.
fn unexpected(cursor: &mut Cursor, errors: &Errors) {
    if let Some(token) = cursor.peek() {
        let shown = cursor::shown(token);
        let message = if is_option(cursor) {
            format!("expected `,` before `{shown}`")
        } else {
            format!("expected `,` or `;`, found `{shown}`")
        };
        errors.at_span(cursor::span_of_start(token), message);
    }
    if !is_option(cursor) {
        skip_part(cursor);
        cursor.take_punct(',');
    }
}

fn skip_part(cursor: &mut Cursor) {
    cursor.take_while(|cursor| {
        !cursor.is_punct(',') && !cursor.is_punct(';') && !at_next_item(cursor)
    });
}
