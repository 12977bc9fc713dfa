//! Parses jobs: `ATTRS VIS Name { items }`, and tells their items apart.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};

use super::{
    cursor::{self, Cursor},
    declaration, function, rust,
    tokens::Tokens,
    tree::{Attribute, Declaration, Field, Job, Visibility, Word},
};
use crate::diagnostics::Errors;

/// Parses the next job. Returns `None` if something else is here, which is taken and reported.
pub(super) fn parse(cursor: &mut Cursor, errors: &Errors) -> Option<Job> {
    let attributes = rust::parse_attributes(cursor, errors);
    let visibility = rust::parse_visibility(cursor, errors);
    let name = parse_name(cursor, errors)?;
    let body = parse_body(&name, cursor, errors)?;
    let mut job = Job {
        attributes,
        visibility,
        name,
        fields: Vec::new(),
        declarations: Vec::new(),
        functions: Vec::new(),
        stray_declarations: Vec::new(),
        is_sound: true,
    };
    parse_items(&mut job, &body, errors);
    Some(job)
}

fn parse_name(cursor: &mut Cursor, errors: &Errors) -> Option<Word> {
    if cursor.is_ident_at(0, "struct") {
        let keyword = cursor.next();
        errors.at(
            keyword,
            "a job is declared without `struct`: `pub DataJob { … }`",
        );
    }
    if function::begins_at(cursor, 0) {
        refuse_function(cursor, errors);
        return None;
    }
    let Some(name) = cursor.name_at(0) else {
        not_a_job(cursor, errors);
        return None;
    };
    cursor.next();
    if is_declaration(cursor) {
        refuse_declaration(&name, cursor, errors);
        return None;
    }
    Some(name)
}

fn parse_body(name: &Word, cursor: &mut Cursor, errors: &Errors) -> Option<Group> {
    let between = cursor.take_while(|cursor| {
        !cursor.is_end_of_item()
            && !cursor.is_punct('#')
            && cursor.ident_at(0).is_none_or(|word| word == "where")
    });
    let has_nothing_between = between.is_empty();
    if !has_nothing_between {
        errors.at(
            between,
            format!("job `{name}` takes no generics or parameters: write `{name} {{ … }}`"),
        );
        // Skip what belongs to it, up to its body.
        cursor.take_while(|cursor| !cursor.is_end_of_item());
    }
    let body = cursor.group_at(0, Delimiter::Brace).cloned();
    if body.is_some() {
        cursor.next();
        return body;
    }
    if has_nothing_between {
        errors.at(name, format!("job `{name}` needs a body: `{name} {{ … }}`"));
    }
    cursor.take_punct(';');
    None
}

/// Returns `true` if the keyword here begins a declaration and not a job.
fn is_declaration(cursor: &Cursor) -> bool {
    let mut offset = 0;
    while cursor.ident_at(offset).is_some() || cursor.is_colon_at(offset) {
        offset += 1;
    }
    match cursor.peek_at(offset) {
        Some(TokenTree::Literal(_)) => true,
        Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Bracket,
        _ => offset > 0 && (cursor.is_punct_at(offset, ';') || cursor.is_punct_at(offset, ',')),
    }
}

fn refuse_declaration(keyword: &Word, cursor: &mut Cursor, errors: &Errors) {
    errors.at(
        keyword,
        format!("`{keyword}` stands outside a job: a declaration belongs inside, `pub DataJob {{ {keyword} …; … }}`"),
    );
    cursor.take_while(|cursor| !cursor.is_punct(';'));
    cursor.take_punct(';');
}

fn refuse_function(cursor: &mut Cursor, errors: &Errors) {
    cursor.take_while(|cursor| !cursor.is_ident_at(0, "fn"));
    errors.at(
        cursor.next(),
        "this function stands outside a job: a function belongs inside, `pub DataJob { fn name(…) { … } }`",
    );
    function::skip(cursor);
}

fn not_a_job(cursor: &mut Cursor, errors: &Errors) {
    let Some(token) = cursor.next() else {
        errors.at_span(
            cursor.previous_span(),
            "expected a job after this: `pub DataJob { … }`",
        );
        return;
    };
    let shown = cursor::shown(&token);
    let is_name = cursor.group_at(0, Delimiter::Brace).is_some();
    errors.at_span(
        cursor::span_of_start(&token),
        if is_name && matches!(token, TokenTree::Ident(_)) {
            format!("`{shown}` is a keyword of Rust and cannot be the name of a job: write one such as `DataJob`")
        } else {
            format!("expected a job, found `{shown}`: a job is `pub DataJob {{ … }}`")
        },
    );
    if matches!(token, TokenTree::Ident(_)) {
        skip_item(cursor);
    } else {
        cursor.take_while(|cursor| cursor.ident_at(0).is_none() && !cursor.is_punct('#'));
    }
}

/// Skips an unknown item up to its `;` or `{ … }`, or to the next function.
fn skip_item(cursor: &mut Cursor) {
    cursor.take_while(|cursor| !cursor.is_end_of_item() && !function::begins_at(cursor, 0));
    if !function::begins_at(cursor, 0) {
        cursor.next();
    }
}

fn parse_items(job: &mut Job, body: &Group, errors: &Errors) {
    let mut cursor = Cursor::inside(body);
    // What stands above the next function belongs to it.
    let mut above: Vec<Attribute> = Vec::new();
    let mut pending: Vec<Declaration> = Vec::new();
    while cursor.peek().is_some() {
        let attributes = rust::parse_attributes(&mut cursor, errors);
        let visibility = rust::parse_visibility(&mut cursor, errors);
        if function::begins_at(&cursor, 0) || function::refuse_missing_keyword(&mut cursor, errors)
        {
            above.extend(attributes);
            let attributes = std::mem::take(&mut above);
            let declarations = std::mem::take(&mut pending);
            let function = function::parse(attributes, visibility, &mut cursor, errors);
            job.is_sound &= function.is_some();
            job.functions.extend(function.map(|mut function| {
                function.declarations = declarations;
                function
            }));
        } else if is_field(&cursor, &visibility) {
            job.fields
                .extend(parse_field(attributes, visibility, &mut cursor, errors));
        } else if let Some(keyword) = cursor.name_at(0)
            && !cursor.is_path_separator_at(1)
        {
            cursor.next();
            declaration::refuse_visibility(&visibility, errors);
            let declaration = declaration::parse(keyword, &mut cursor, errors);
            if declaration.is_of_job() {
                declaration::refuse_attributes(&attributes, &declaration.keyword, errors);
                job.declarations.push(declaration);
            } else {
                above.extend(attributes);
                pending.push(declaration);
            }
        } else {
            job.is_sound = false;
            not_an_item(&mut cursor, errors);
        }
    }
    job.stray_declarations = pending;
}

/// Returns `true` if a field is here, with or without its type.
fn is_field(cursor: &Cursor, visibility: &Visibility) -> bool {
    let is_public = !visibility.is_inherited();
    cursor.name_at(0).is_some() && cursor.is_colon_at(1) && !declaration::has_colon(cursor)
        || cursor.ident_at(0).is_some()
            && (cursor.is_punct_at(1, ',') || is_public && cursor.peek_at(1).is_none())
}

/// Parses a field whose attributes and visibility were taken.
fn parse_field(
    attributes: Vec<Attribute>,
    visibility: Visibility,
    cursor: &mut Cursor,
    errors: &Errors,
) -> Option<Field> {
    let name = Word::new(cursor.ident_at(0)?);
    cursor.next();
    let ty = if cursor.take_punct(':') {
        cursor.take_type()
    } else {
        Tokens::default()
    };
    if ty.is_empty() {
        let message = format!("field `{name}` needs a type: `{name}: Type,`");
        errors.at(&name, message);
        cursor.take_punct(',');
        return None;
    }
    let stream = ty.to_token_stream();
    let ty = if rust::fits(&stream) {
        owned(&name, stream, errors).into()
    } else {
        ty
    };
    let parsed = rust::parse_type(ty, name.span(), errors);
    end_of_field(&name, parsed.is_some(), cursor, errors);
    Some(Field {
        attributes,
        visibility,
        name,
        ty: parsed?,
    })
}

/// Returns a field's type with `'static` where a reference has no lifetime, which is reported. The parameters of a
/// function and of a closure are no such references, and neither is an operator of a constant: the length of an array,
/// or an argument in braces.
fn owned(name: &Word, ty: TokenStream, errors: &Errors) -> TokenStream {
    let tokens: Vec<TokenTree> = ty.clone().into_iter().collect();
    let has_parameters = tokens.iter().any(|token| match token {
        TokenTree::Ident(word) => ["fn", "for", "Fn", "FnMut", "FnOnce"]
            .iter()
            .any(|known| word == known),
        token => cursor::is_punct(token, '!'),
    });
    if has_parameters {
        return ty;
    }
    let mut owned = TokenStream::new();
    for (index, token) in tokens.iter().enumerate() {
        if cursor::is_semicolon(token) {
            owned.extend(tokens.iter().skip(index).cloned());
            break;
        }
        if let TokenTree::Group(group) = token
            && group.delimiter() != Delimiter::Brace
        {
            let mut inside =
                Group::new(group.delimiter(), self::owned(name, group.stream(), errors));
            inside.set_span(group.span());
            owned.extend([TokenTree::Group(inside)]);
            continue;
        }
        owned.extend([token.clone()]);
        let next = tokens.get(index + 1);
        if !cursor::is_punct(token, '&') || next.is_some_and(cursor::is_lifetime) {
            continue;
        }
        // One error for `&&str`.
        if !next.is_some_and(|next| cursor::is_punct(next, '&')) {
            errors.at(
                token,
                format!("field `{name}` cannot borrow, because the job owns its fields: write an owned type, such as `String` in place of `&str`"),
            );
        }
        owned.extend(quote!('static));
    }
    owned
}

/// Takes the `,` after a field. The last item needs none.
fn end_of_field(name: &Word, is_sound: bool, cursor: &mut Cursor, errors: &Errors) {
    if cursor.is_punct('=') {
        errors.at(
            cursor.next(),
            format!("field `{name}` takes no value here: it gets one where the job is made"),
        );
        cursor.take_type();
        cursor.take_punct(',');
    } else if cursor.is_punct(';') {
        errors.at(
            cursor.next(),
            format!("field `{name}` ends with `,`, not `;`"),
        );
    } else if !cursor.take_punct(',') && cursor.peek().is_some() && is_sound {
        errors.at_span(
            cursor.previous_span(),
            format!("missing `,` after this: field `{name}` ends with `,`"),
        );
    }
}

/// Reports what is not an item, and skips it up to its `;` or `{ … }`.
fn not_an_item(cursor: &mut Cursor, errors: &Errors) {
    const ITEMS: &str =
        "a field `name: Type,`, a declaration `keyword …;` or a function `fn name(…) { … }`";
    let Some(token) = cursor.next() else {
        errors.at_span(
            cursor.previous_span(),
            format!("expected {ITEMS} after this"),
        );
        return;
    };
    let shown = cursor::shown(&token);
    errors.at_span(
        cursor::span_of_start(&token),
        format!("expected {ITEMS}, found `{shown}`"),
    );
    if matches!(token, TokenTree::Ident(_)) {
        skip_item(cursor);
    }
}
