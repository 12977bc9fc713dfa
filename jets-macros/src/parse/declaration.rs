//! Declarations: `keyword argument, option: value;`.

use proc_macro2::{Ident, Span, TokenTree};

use super::{
    cursor::Cursor,
    function,
    syntax::{Declaration, Name, NamedValue},
    value,
};
use crate::diagnostics::Errors;

/// Parses one declaration, `keyword` being taken.
pub(super) fn parse(keyword: Ident, cursor: &mut Cursor, errors: &mut Errors) -> Declaration {
    let errors_before = errors.count();
    let mut declaration = Declaration {
        keyword,
        arguments: Vec::new(),
        options: Vec::new(),
        unfinished: Vec::new(),
        damaged: false,
    };
    loop {
        if cursor.take_punct(';') {
            break;
        }
        if at_next_item(cursor) {
            // A keyword alone lacks more than the `;`, which is reported where arguments are checked.
            if !declaration.arguments.is_empty() || !declaration.options.is_empty() {
                missing_semicolon(cursor.previous_span(), errors);
            }
            break;
        }
        part(&mut declaration, cursor, errors);
        if cursor.take_punct(',') {
            if at_next_item(cursor) {
                missing_semicolon(cursor.previous_span(), errors);
                break;
            }
        } else if !cursor.is_punct(';') && !at_next_item(cursor) {
            if cursor.ident_at(0).is_some() {
                missing_semicolon(cursor.previous_span(), errors);
                break;
            }
            unexpected(cursor, errors);
        }
    }
    declaration.damaged = errors.count() != errors_before;
    declaration
}

/// One argument or option.
fn part(declaration: &mut Declaration, cursor: &mut Cursor, errors: &mut Errors) {
    if let Some(name) = cursor.ident_at(0).cloned() {
        let is_option = cursor.is_colon_at(1);
        let first = declaration.arguments.is_empty() && declaration.options.is_empty();
        if is_option {
            cursor.next();
            cursor.next();
            if let Some(value) = value::parse(cursor, errors) {
                let name = Name::Word(name);
                declaration.options.push(NamedValue { name, value });
            }
            return;
        }
        if !first && name != "true" && name != "false" {
            cursor.next();
            errors.at(
                &name,
                format!("option `{name}` has no value: write `{name}: …`"),
            );
            declaration.unfinished.push(name);
            return;
        }
    }
    if let Some(value) = value::parse(cursor, errors) {
        if let Some(option) = declaration.options.last() {
            let after = option.name.text();
            errors.at(
                value,
                format!("an argument comes before the options; this one follows option `{after}`"),
            );
        } else {
            declaration.arguments.push(value);
        }
    }
}

/// Whether no more of a declaration can come: the end, an attribute, or the start of a function.
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

/// Reports a token that cannot continue a declaration, and goes on at the next `,`, `;` or item.
fn unexpected(cursor: &mut Cursor, errors: &mut Errors) {
    if let Some(token) = cursor.peek() {
        errors.at(
            token,
            format!("expected `,` or `;`, found `{}`", shown(token)),
        );
    }
    cursor.take_while(|cursor| {
        !cursor.is_punct(',') && !cursor.is_punct(';') && !at_next_item(cursor)
    });
    cursor.take_punct(',');
}

/// A token as a message shows it: of a group, the delimiters.
pub(super) fn shown(token: &TokenTree) -> String {
    match token {
        TokenTree::Group(group) => match group.delimiter() {
            proc_macro2::Delimiter::Brace => "{ … }".to_owned(),
            proc_macro2::Delimiter::Bracket => "[ … ]".to_owned(),
            proc_macro2::Delimiter::Parenthesis => "( … )".to_owned(),
            proc_macro2::Delimiter::None => token.to_string(),
        },
        _ => token.to_string(),
    }
}
