//! Jobs: `ATTRS VIS Name { items }`, and how their items are told apart.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::{Attribute, Visibility, parse::Parser};

use super::{
    cursor::Cursor,
    declaration::{self, shown},
    function,
    limits::{self, MOST_TOKENS},
    syntax::{Declaration, Field, Job},
    types,
};
use crate::diagnostics::Errors;

/// Parses the next job. `None` says that something else stood there; it is reported and taken.
pub(super) fn parse(cursor: &mut Cursor, errors: &mut Errors) -> Option<Job> {
    let attributes = parse_attributes(cursor, errors);
    let visibility = parse_visibility(cursor, errors);
    if cursor.is_ident_at(0, "struct") {
        let keyword = cursor.next();
        errors.at(
            keyword,
            "a job is declared without `struct`: `pub DataJob { … }`",
        );
    }
    let Some(name) = cursor.name_at(0).cloned() else {
        not_a_job(cursor, errors);
        return None;
    };
    cursor.next();
    let between = cursor.take_while(|cursor| {
        cursor.group_at(0, Delimiter::Brace).is_none()
            && !cursor.is_punct(';')
            && !cursor.is_punct('#')
            && cursor.ident_at(0).is_none_or(|word| word == "where")
    });
    if !between.is_empty() {
        errors.at(
            between,
            format!("job `{name}` takes no generics or parameters: write `{name} {{ … }}`"),
        );
        // What followed belonged to it, up to its body.
        cursor.take_while(|cursor| {
            cursor.group_at(0, Delimiter::Brace).is_none() && !cursor.is_punct(';')
        });
    }
    let Some(body) = cursor.group_at(0, Delimiter::Brace).cloned() else {
        errors.at(
            &name,
            format!("job `{name}` needs a body: `{name} {{ … }}`"),
        );
        cursor.take_punct(';');
        return None;
    };
    cursor.next();
    let mut job = Job {
        attributes,
        visibility,
        name,
        fields: Vec::new(),
        class_declarations: Vec::new(),
        functions: Vec::new(),
        stray_declarations: Vec::new(),
    };
    parse_items(&mut job, &body, errors);
    Some(job)
}

fn not_a_job(cursor: &mut Cursor, errors: &mut Errors) {
    if let Some(token) = cursor.next() {
        errors.at(
            &token,
            format!(
                "expected a job, found `{}`: a job is `pub DataJob {{ … }}`",
                shown(&token)
            ),
        );
    } else {
        errors.at_span(
            cursor.previous_span(),
            "expected a job after this: `pub DataJob { … }`",
        );
    }
    cursor.take_while(|cursor| cursor.ident_at(0).is_none() && !cursor.is_punct('#'));
}

fn parse_items(job: &mut Job, body: &Group, errors: &mut Errors) {
    let mut cursor = Cursor::inside(body);
    let mut pending: Vec<Declaration> = Vec::new();
    while cursor.peek().is_some() {
        let attributes = parse_attributes(&mut cursor, errors);
        let visibility = parse_visibility(&mut cursor, errors);
        if function::begins_at(&cursor, 0) {
            let function = function::parse(attributes, visibility, &mut cursor, errors);
            let declarations = std::mem::take(&mut pending);
            job.functions.extend(function.map(|mut function| {
                function.declarations = declarations;
                function
            }));
        } else if cursor.name_at(0).is_some() && cursor.is_colon_at(1) {
            job.fields
                .extend(parse_field(attributes, visibility, &mut cursor, errors));
        } else if is_field_without_type(&cursor, &visibility) {
            let name = cursor.next();
            cursor.next();
            errors.at(
                &name,
                format!(
                    "field `{}` needs a type: `{0}: Type,`",
                    quote::quote!(#name)
                ),
            );
        } else if let Some(keyword) = cursor.ident_at(0).cloned() {
            cursor.next();
            refuse_prefix(&attributes, &visibility, errors);
            let declaration = declaration::parse(keyword, &mut cursor, errors);
            if declaration.keyword.to_string().starts_with("class_") {
                job.class_declarations.push(declaration);
            } else {
                pending.push(declaration);
            }
        } else {
            not_an_item(&mut cursor, errors);
        }
    }
    job.stray_declarations = pending;
}

fn is_field_without_type(cursor: &Cursor, visibility: &Visibility) -> bool {
    let last = cursor.is_punct_at(1, ',') || cursor.peek_at(1).is_none();
    cursor.ident_at(0).is_some()
        && (cursor.is_punct_at(1, ',') || last && !matches!(visibility, Visibility::Inherited))
}

fn parse_field(
    attributes: Vec<Attribute>,
    visibility: Visibility,
    cursor: &mut Cursor,
    errors: &mut Errors,
) -> Option<Field> {
    let name = cursor.ident_at(0).cloned()?;
    cursor.next();
    cursor.next();
    let ty = cursor.take_type(&[',', ';']);
    if cursor.is_punct(';') {
        let semicolon = cursor.next();
        errors.at(semicolon, format!("field `{name}` ends with `,`, not `;`"));
    } else {
        cursor.take_punct(',');
    }
    if ty.is_empty() {
        errors.at(
            &name,
            format!("field `{name}` needs a type: `{name}: Type,`"),
        );
        return None;
    }
    let ty = types::parse(ty, name.span(), errors)?;
    Some(Field {
        attributes,
        visibility,
        name,
        ty,
    })
}

fn refuse_prefix(attributes: &[Attribute], visibility: &Visibility, errors: &mut Errors) {
    for attribute in attributes {
        errors.at(
            attribute,
            "a declaration takes no attribute: put it on the function, or on the job",
        );
    }
    if !matches!(visibility, Visibility::Inherited) {
        errors.at(
            visibility,
            "a declaration takes no visibility: put it on the function",
        );
    }
}

fn not_an_item(cursor: &mut Cursor, errors: &mut Errors) {
    const ITEMS: &str =
        "a field `name: Type,`, a declaration `keyword …;` or a function `fn name(…) { … }`";
    match cursor.next() {
        Some(token) => errors.at(
            &token,
            format!("expected {ITEMS}, found `{}`", shown(&token)),
        ),
        None => errors.at_span(
            cursor.previous_span(),
            format!("expected {ITEMS} after this"),
        ),
    }
}

/// Outer attributes and doc comments.
fn parse_attributes(cursor: &mut Cursor, errors: &mut Errors) -> Vec<Attribute> {
    let mut attributes = Vec::new();
    while cursor.is_punct('#') && cursor.group_at(1, Delimiter::Bracket).is_some() {
        let tokens: TokenStream = [cursor.next(), cursor.next()]
            .into_iter()
            .flatten()
            .collect();
        if limits::fits(&tokens) {
            let parsed = parse_or_report(Attribute::parse_outer, tokens, errors);
            attributes.extend(parsed.unwrap_or_default());
        } else {
            errors.at(
                tokens,
                format!("this attribute is longer than {MOST_TOKENS} tokens, or nested too deep"),
            );
        }
    }
    attributes
}

fn parse_visibility(cursor: &mut Cursor, errors: &mut Errors) -> Visibility {
    let mut tokens = TokenStream::new();
    if cursor.is_ident_at(0, "pub") {
        tokens.extend(cursor.next());
        if let Some(group) = cursor.group_at(0, Delimiter::Parenthesis).cloned() {
            cursor.next();
            tokens.extend([TokenTree::Group(group)]);
        }
    }
    parse_or_report(<Visibility as syn::parse::Parse>::parse, tokens, errors)
        .unwrap_or(Visibility::Inherited)
}

fn parse_or_report<P: Parser>(
    parser: P,
    tokens: TokenStream,
    errors: &mut Errors,
) -> Option<P::Output> {
    parser
        .parse2(tokens)
        .map_err(|error| errors.push(error))
        .ok()
}
