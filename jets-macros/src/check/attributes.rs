//! Refuses the attributes that cannot be passed on.

use crate::{diagnostics::Errors, syntax::Attribute};

/// Returns the attributes without `cfg`, which is reported: the manifest is made before the compiler evaluates it.
pub(super) fn without_conditions(
    what: &str,
    mut attributes: Vec<Attribute>,
    errors: &mut Errors,
) -> Vec<Attribute> {
    attributes.retain(|attribute| {
        let is_condition =
            attribute.is("cfg") || attribute.is("cfg_attr");
        if is_condition {
            errors.at(
                attribute,
                format!("{what} cannot depend on `cfg`, because the manifest is made before the compiler decides: put the attribute on a whole `jobs!`"),
            );
        }
        !is_condition
    });
    attributes
}
