//! Functions: the signature is parsed, the body stays tokens.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use syn::{Attribute, Type, Visibility};

use super::{
    cursor::Cursor,
    syntax::{Function, Parameter},
    types,
};
use crate::diagnostics::Errors;

const QUALIFIERS: [&str; 4] = ["async", "const", "unsafe", "extern"];

/// Whether a function begins at `offset`: its qualifiers, if any, and `fn`.
pub(super) fn begins_at(cursor: &Cursor, offset: usize) -> bool {
    let mut offset = offset;
    while let Some(token) = cursor.peek_at(offset) {
        match token {
            TokenTree::Ident(word) if word == "fn" => return true,
            TokenTree::Ident(word) if QUALIFIERS.iter().any(|qualifier| word == qualifier) => {}
            // The name of an ABI, after `extern`.
            TokenTree::Literal(_) if offset > 0 && cursor.is_ident_at(offset - 1, "extern") => {}
            _ => return false,
        }
        offset += 1;
    }
    false
}

/// Parses a function, its attributes and visibility being taken.
pub(super) fn parse(
    attributes: Vec<Attribute>,
    visibility: Visibility,
    cursor: &mut Cursor,
    errors: &mut Errors,
) -> Option<Function> {
    let qualifiers: Vec<TokenTree> = cursor
        .take_while(|cursor| !cursor.is_ident_at(0, "fn"))
        .into_iter()
        .collect();
    let keyword = cursor.next()?;
    let Some(name) = cursor.name_at(0).cloned() else {
        errors.at(keyword, "a function needs a name: `fn name(…) { … }`");
        skip_function(cursor);
        return None;
    };
    cursor.next();
    let generics = cursor.take_while(|cursor| {
        cursor.group_at(0, Delimiter::Parenthesis).is_none()
            && cursor.group_at(0, Delimiter::Brace).is_none()
            && !cursor.is_punct(';')
    });
    let parameters = if let Some(group) = cursor.group_at(0, Delimiter::Parenthesis).cloned() {
        cursor.next();
        parse_parameters(&group, errors)
    } else {
        errors.at(
            &name,
            format!("function `{name}` needs its parameters: `fn {name}(…) {{ … }}`"),
        );
        Vec::new()
    };
    let output = parse_output(cursor, errors);
    let where_clause = cursor.take_while(|cursor| {
        cursor.group_at(0, Delimiter::Brace).is_none() && !cursor.is_punct(';')
    });
    let body = parse_body(&name, cursor, errors);
    Some(Function {
        declarations: Vec::new(),
        attributes,
        visibility,
        qualifiers,
        name,
        generics,
        parameters,
        output,
        where_clause,
        body,
    })
}

fn parse_body(name: &Ident, cursor: &mut Cursor, errors: &mut Errors) -> Group {
    if let Some(body) = cursor.group_at(0, Delimiter::Brace).cloned() {
        cursor.next();
        return body;
    }
    errors.at(name, format!("function `{name}` needs a body: `{{ … }}`"));
    cursor.take_punct(';');
    let diverges: TokenStream = quote::quote!(loop {});
    Group::new(Delimiter::Brace, diverges)
}

fn skip_function(cursor: &mut Cursor) {
    cursor.take_while(|cursor| {
        cursor.group_at(0, Delimiter::Brace).is_none() && !cursor.is_punct(';')
    });
    cursor.next();
}

/// `-> Type`, up to the body.
fn parse_output(cursor: &mut Cursor, errors: &mut Errors) -> Option<Type> {
    if !(cursor.is_punct('-') && cursor.is_punct_at(1, '>')) {
        return None;
    }
    cursor.next();
    cursor.next();
    let arrow = cursor.previous_span();
    let mut after_angle = false;
    let tokens = cursor.take_while(|cursor| {
        // A block right after `<` or `,` is a constant argument: `Matrix<{ N }>`.
        let ends = !after_angle && cursor.group_at(0, Delimiter::Brace).is_some()
            || cursor.is_punct(';')
            || cursor.is_ident_at(0, "where");
        after_angle = cursor.is_punct('<') || cursor.is_punct(',');
        !ends
    });
    types::parse(tokens, arrow, errors)
}

fn parse_parameters(group: &Group, errors: &mut Errors) -> Vec<Parameter> {
    let mut inside = Cursor::inside(group);
    let mut parameters = Vec::new();
    while inside.peek().is_some() {
        let mut parameter = Cursor::new(inside.take_type(&[',']), group.span_close());
        inside.take_punct(',');
        parameters.extend(parse_parameter(&mut parameter, errors));
    }
    parameters
}

fn parse_parameter(cursor: &mut Cursor, errors: &mut Errors) -> Option<Parameter> {
    if is_receiver(cursor) {
        return Some(Parameter::Receiver(cursor.take_while(|_| true)));
    }
    let mutability = cursor
        .ident_at(0)
        .filter(|word| *word == "mut" && cursor.ident_at(1).is_some())
        .cloned();
    if mutability.is_some() {
        cursor.next();
    }
    let Some(name) = cursor.ident_at(0).cloned() else {
        let tokens = cursor.take_while(|_| true);
        if tokens.is_empty() {
            errors.at_span(cursor.previous_span(), "missing parameter before this `,`");
        } else {
            errors.at(
                tokens,
                "a parameter is a name, or `name: Type`; it is picked by its name",
            );
        }
        return None;
    };
    cursor.next();
    let ty = if cursor.is_colon_at(0) {
        cursor.next();
        let colon = cursor.previous_span();
        let tokens = cursor.take_while(|_| true);
        types::parse(tokens, colon, errors).map(Box::new)
    } else {
        let rest = cursor.take_while(|_| true);
        if !rest.is_empty() {
            errors.at(
                rest,
                format!("expected `,` or `: Type` after parameter `{name}`"),
            );
        }
        None
    };
    Some(Parameter::Named {
        mutability,
        name,
        ty,
    })
}

/// `self`, `mut self`, `&self`, `&mut self`, `&'a self`, each with or without a type.
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
