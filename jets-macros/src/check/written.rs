//! Finds where a trigger's option was written, and the parameters that come with a trigger.

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::{
    syntax::Declaration,
    triggers::{self, Form},
};

/// Returns the name of the parameter of this form that comes with the trigger of `declaration`.
pub(super) fn parameter_of(declaration: &Declaration, form: Form) -> Option<&'static str> {
    triggers::find(&declaration.keyword.text)?
        .parameters
        .iter()
        .find(|parameter| parameter.form == form)
        .map(|parameter| parameter.name)
}

/// Returns the place of the option `name`, if it was written.
pub(super) fn option_of(declaration: &Declaration, name: &str) -> Option<TokenStream> {
    declaration
        .options
        .iter()
        .find(|option| option.name.text() == name)
        .map(|option| option.name.to_token_stream())
}
