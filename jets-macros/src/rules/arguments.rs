//! Checks the arguments of a declaration: their number and kind.

use super::values;
use crate::{
    diagnostics::Errors,
    syntax::{Declaration, StringLiteral, Value},
};

/// Returns the single argument of a declaration that takes no options.
pub fn only<'declaration>(
    accepted: &str,
    declaration: &'declaration Declaration,
    errors: &mut Errors,
) -> Option<&'declaration Value> {
    no_options(accepted, declaration, errors);
    if let Some(extra) = declaration.arguments.get(1) {
        let keyword = &declaration.keyword;
        errors.at(extra, format!("`{keyword}` takes one argument, {accepted}"));
    }
    if declaration.options.is_empty() {
        required(accepted, declaration, errors);
    }
    declaration.arguments.first()
}

/// Returns the strings, one or more, of a declaration that takes no options.
pub fn only_strings<'declaration>(
    accepted: &str,
    declaration: &'declaration Declaration,
    errors: &mut Errors,
) -> Vec<&'declaration StringLiteral> {
    no_options(accepted, declaration, errors);
    if declaration.options.is_empty() {
        required(accepted, declaration, errors);
    }
    let keyword = &declaration.keyword.text;
    values::strings(keyword, accepted, &declaration.arguments, errors)
}

/// Reports that a declaration lacks its argument.
pub fn required(accepted: &str, declaration: &Declaration, errors: &mut Errors) {
    if declaration.arguments.is_empty() && declaration.is_sound {
        let keyword = &declaration.keyword;
        errors.at(
            keyword,
            format!("`{keyword}` needs an argument: {accepted}"),
        );
    }
}

/// Reports every option of a declaration that takes none.
fn no_options(accepted: &str, declaration: &Declaration, errors: &mut Errors) {
    let keyword = &declaration.keyword;
    for option in &declaration.options {
        let name = option.name.text();
        errors.at(
            &option.name,
            format!("`{keyword}` takes no option `{name}`, only {accepted}"),
        );
    }
}
