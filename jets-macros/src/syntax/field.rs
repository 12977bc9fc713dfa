//! Parses fields: `ATTRS VIS name: Type,`.

use quote::ToTokens;

use super::{
    cursor::Cursor,
    tree::{Attribute, Field, Visibility},
    types,
    word::Word,
};
use crate::diagnostics::Errors;

/// Returns `true` if a name stands here without a type.
pub(super) fn is_without_type(cursor: &Cursor, visibility: &Visibility) -> bool {
    let is_public = !visibility.is_inherited();
    cursor.ident_at(0).is_some()
        && (cursor.is_punct_at(1, ',') || is_public && cursor.peek_at(1).is_none())
}

/// Takes and reports a field without a type.
pub(super) fn refuse(cursor: &mut Cursor, errors: &mut Errors) {
    let name = cursor.next().into_token_stream();
    cursor.next();
    let message = format!("field `{name}` needs a type: `{name}: Type,`");
    errors.at(name, message);
}

/// Parses a field whose attributes and visibility were taken.
pub(super) fn parse(
    attributes: Vec<Attribute>,
    visibility: Visibility,
    cursor: &mut Cursor,
    errors: &mut Errors,
) -> Option<Field> {
    let name = Word::new(cursor.ident_at(0)?);
    cursor.next();
    cursor.next();
    let ty = cursor.take_type();
    if ty.is_empty() {
        errors.at(
            &name,
            format!("field `{name}` needs a type: `{name}: Type,`"),
        );
        cursor.take_punct(',');
        return None;
    }
    let parsed = types::parse(ty, name.span(), errors);
    end_of_field(&name, parsed.is_some(), cursor, errors);
    Some(Field {
        attributes,
        visibility,
        name,
        ty: parsed?,
    })
}

/// Takes the `,` after a field. The last item needs none.
fn end_of_field(name: &Word, is_sound: bool, cursor: &mut Cursor, errors: &mut Errors) {
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
