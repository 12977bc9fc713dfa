//! Parses functions. The body stays tokens.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;

use super::{
    cursor::{self, Cursor},
    rust,
    tokens::Tokens,
    tree::{Attribute, Function, Parameter, Type, Visibility, Word},
};
use crate::diagnostics::Errors;

/// The maximum number of tokens up to `fn`: `const async unsafe extern "C" fn`.
const MAX_QUALIFIERS: usize = 6;

const QUALIFIERS: [&str; 4] = ["async", "const", "unsafe", "extern"];

/// Returns `true` if a function begins at `offset`: qualifiers, if any, and `fn`.
pub(super) fn begins_at(cursor: &Cursor, offset: usize) -> bool {
    for offset in offset..offset + MAX_QUALIFIERS {
        let Some(token) = cursor.peek_at(offset) else {
            return false;
        };
        match token {
            TokenTree::Ident(word) => match word.to_string().as_str() {
                "fn" => return true,
                word if QUALIFIERS.contains(&word) => {}
                _ => return false,
            },
            // The name of the ABI after `extern`.
            TokenTree::Literal(_) if offset > 0 && cursor.is_ident_at(offset - 1, "extern") => {}
            _ => return false,
        }
    }
    false
}

/// Reports a function without `fn`, such as `file(event) { … }`, and puts the `fn` before it. Returns `true` if one is
/// here.
pub(super) fn refuse_missing_keyword(cursor: &mut Cursor, errors: &Errors) -> bool {
    let offset = usize::from(cursor.is_ident_at(0, "async"));
    let has_parentheses = cursor
        .group_at(offset + 1, Delimiter::Parenthesis)
        .is_some();
    let has_body = cursor.group_at(offset + 2, Delimiter::Brace).is_some()
        || cursor.is_pair_at(offset + 2, '-', '>');
    let Some(name) = cursor
        .name_at(offset)
        .filter(|_| has_parentheses && has_body)
    else {
        return false;
    };
    errors.at(
        &name,
        format!("a function begins with `fn`: write `fn {name}(…) {{ … }}`"),
    );
    cursor.insert(offset, Ident::new("fn", name.span()).into());
    true
}

/// Parses a function whose attributes and visibility were taken.
pub(super) fn parse(
    attributes: Vec<Attribute>,
    visibility: Visibility,
    cursor: &mut Cursor,
    errors: &Errors,
) -> Option<Function> {
    let qualifiers = cursor.take_while(|cursor| !cursor.is_ident_at(0, "fn"));
    let qualifiers = qualifiers.into_iter().collect();
    let keyword = cursor.next()?;
    let start = errors.mark();
    let Some(name) = cursor.name_at(0) else {
        refuse_name(&keyword, cursor, errors);
        skip(cursor);
        return None;
    };
    cursor.next();
    let mut generics = cursor.take_while(|cursor| {
        cursor.group_at(0, Delimiter::Parenthesis).is_none() && !cursor.is_end_of_item()
    });
    let parentheses = cursor.group_at(0, Delimiter::Parenthesis).cloned();
    let parameters = if let Some(group) = &parentheses {
        cursor.next();
        parse_parameters(group, errors)
    } else {
        errors.at(
            &name,
            format!("function `{name}` needs parentheses: `fn {name}(…) {{ … }}`"),
        );
        generics = Tokens::default();
        Vec::new()
    };
    let output = parse_output(cursor, errors);
    let where_clause = cursor.take_while(|cursor| !cursor.is_end_of_item());
    let body = parse_body(&name, cursor, errors);
    let parentheses = parentheses.map_or(name.span(), |group| group.span());
    Some(Function {
        declarations: Vec::new(),
        attributes,
        visibility,
        qualifiers,
        keyword,
        name,
        generics,
        parameters,
        parentheses,
        output,
        where_clause,
        body,
        is_sound: errors.is_sound_since(start),
    })
}

fn refuse_name(keyword: &TokenTree, cursor: &Cursor, errors: &Errors) {
    match cursor.ident_at(0) {
        Some(word) => errors.at(
            word,
            format!("a function cannot be named `{word}`: that is a keyword of Rust"),
        ),
        None => errors.at(keyword, "a function needs a name: `fn name(…) { … }`"),
    }
}

fn parse_body(name: &Word, cursor: &mut Cursor, errors: &Errors) -> Group {
    if let Some(body) = cursor.group_at(0, Delimiter::Brace).cloned() {
        cursor.next();
        return body;
    }
    errors.at(name, format!("function `{name}` needs a body: `{{ … }}`"));
    cursor.take_punct(';');
    let diverges: TokenStream = quote!(loop {});
    Group::new(Delimiter::Brace, diverges)
}

pub(super) fn skip(cursor: &mut Cursor) {
    cursor.take_while(|cursor| !cursor.is_end_of_item());
    cursor.next();
}

/// Parses `-> Type`, up to the body.
fn parse_output(cursor: &mut Cursor, errors: &Errors) -> Option<Type> {
    let arrow = take_arrow(cursor, errors)?;
    let mut angles = 0_usize;
    let tokens = cursor.take_while(|cursor| {
        // In angle brackets, a block before a `,` or `>` is a constant argument, as in `Matrix<{ N }>`. If it is
        // another block, it is the body after an unfinished type.
        let is_block = cursor.group_at(0, Delimiter::Brace).is_some();
        let is_argument = angles > 0 && (cursor.is_punct_at(1, ',') || cursor.is_punct_at(1, '>'));
        if cursor.is_punct('<') {
            angles += 1;
        } else if cursor.is_punct('>') && !cursor.follows_minus() {
            angles = angles.saturating_sub(1);
        }
        !(is_block && !is_argument || cursor.is_punct(';') || cursor.is_ident_at(0, "where"))
    });
    rust::parse_type(tokens, arrow, errors)
}

/// Takes the `->` before a return type, or what stands in its place. Returns its span.
fn take_arrow(cursor: &mut Cursor, errors: &Errors) -> Option<Span> {
    if cursor.is_colon_at(0) {
        errors.at(cursor.next(), "a return type comes after `->`, not `:`");
        return Some(cursor.previous_span());
    }
    if !(cursor.is_punct('-') && cursor.is_punct_at(1, '>')) {
        return None;
    }
    let is_arrow = cursor.is_pair_at(0, '-', '>');
    let minus = cursor.next();
    let angle = cursor.next();
    if !is_arrow {
        errors.at(quote!(#minus #angle), "write `->` without a space in it");
    }
    Some(cursor.previous_span())
}

fn parse_parameters(group: &Group, errors: &Errors) -> Vec<Parameter> {
    let mut inside = Cursor::inside(group);
    let mut parameters = Vec::new();
    while inside.peek().is_some() {
        let start = errors.mark();
        parameters.extend(parse_parameter(&mut inside, errors));
        if !errors.is_sound_since(start) {
            skip_parameter(&mut inside);
        }
        if let Some(unexpected) = inside.peek()
            && !inside.is_punct(',')
        {
            let shown = cursor::shown(unexpected);
            errors.at_span(
                cursor::span_of_start(unexpected),
                format!("expected `,` before `{shown}`"),
            );
            skip_parameter(&mut inside);
        }
        inside.take_punct(',');
    }
    parameters
}

fn skip_parameter(cursor: &mut Cursor) {
    while cursor.peek().is_some() && !cursor.is_punct(',') {
        cursor.next();
        cursor.take_type();
    }
}

fn parse_parameter(cursor: &mut Cursor, errors: &Errors) -> Option<Parameter> {
    cursor.open_fragments();
    if is_receiver(cursor) {
        return Some(Parameter::Receiver(
            cursor.take_while(|cursor| !cursor.is_punct(',')),
        ));
    }
    let mutability = cursor
        .ident_at(0)
        .filter(|word| *word == "mut" && cursor.ident_at(1).is_some())
        .cloned();
    if mutability.is_some() {
        cursor.next();
    }
    let is_pattern = matches!(cursor.peek_at(1), Some(TokenTree::Group(_)));
    let Some(name) = cursor.ident_at(0).filter(|_| !is_pattern).map(Word::new) else {
        refuse_pattern(cursor, errors);
        return None;
    };
    cursor.next();
    let ty = if cursor.is_colon_at(0) {
        cursor.next();
        let colon = cursor.previous_span();
        let tokens = cursor.take_type();
        rust::parse_type(tokens, colon, errors).map(Box::new)
    } else if begins_type(cursor) {
        let mut tokens = Tokens::from_iter(cursor.next());
        tokens.extend(cursor.take_type());
        errors.at(
            &name,
            format!("missing `:` after this: write `{name}: Type`"),
        );
        rust::parse_type(tokens, name.span(), errors).map(Box::new)
    } else {
        None
    };
    Some(Parameter::Named {
        mutability,
        name,
        ty,
    })
}

/// Returns `true` if a type is here, by what can only be one: a word in upper case, a path, or a sign before a type.
fn begins_type(cursor: &Cursor) -> bool {
    match cursor.peek() {
        Some(TokenTree::Ident(word)) => {
            word.to_string().starts_with(char::is_uppercase)
                || cursor.is_path_separator_at(1)
                || cursor.is_punct_at(1, '<')
        }
        Some(TokenTree::Punct(punct)) => matches!(punct.as_char(), '&' | '<'),
        _ => false,
    }
}

fn refuse_pattern(cursor: &mut Cursor, errors: &Errors) {
    if cursor.is_punct(',') {
        let comma = cursor.peek().cloned();
        errors.at(comma, "missing parameter before this `,`");
        return;
    }
    let pattern = cursor.take_type();
    errors.at(
        pattern,
        "a parameter is `name` or `name: Type`, and gets what its name says",
    );
}

/// Returns `true` for `self`, `mut self`, `&self`, `&mut self` or `&'a self`, with or without a type.
fn is_receiver(cursor: &Cursor) -> bool {
    let mut offset = 0;
    while cursor.is_punct_at(offset, '&')
        || cursor.is_punct_at(offset, '\'')
        || cursor.is_ident_at(offset, "mut")
        || offset > 0 && cursor.is_punct_at(offset - 1, '\'')
    {
        offset += 1;
    }
    cursor.is_ident_at(offset, "self")
}
