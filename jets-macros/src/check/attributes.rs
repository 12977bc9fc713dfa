//! Attributes that cannot be passed on.

use syn::Attribute;

use crate::diagnostics::Errors;

/// Refuses `cfg`: the manifest is made before the compiler decides what it leaves out.
pub(super) fn refuse_conditional(what: &str, attributes: &[Attribute], errors: &mut Errors) {
    for attribute in attributes {
        if attribute.path().is_ident("cfg") || attribute.path().is_ident("cfg_attr") {
            errors.at(
                attribute,
                format!("{what} cannot depend on `cfg`, for its manifest does not; put the attribute on a whole `jobs!`"),
            );
        }
    }
}
