//! The triggers of a function: what its declarations name, and what they may be beside each other.

use jets_core::manifest;
use proc_macro2::TokenStream;
use quote::ToTokens;

use super::{keywords, loops};
use crate::{
    diagnostics::Errors,
    parse::syntax::Declaration,
    properties::Settings,
    triggers::{self, DeclaredTrigger, Form, Keyword},
};

/// The triggers that the declarations above a function name, sound or not.
pub struct Named {
    pub keywords: Vec<&'static Keyword>,
    /// Whether a keyword that the language does not have was meant to be a trigger's.
    pub has_unknown: bool,
}

impl Named {
    pub fn of(declarations: &[Declaration]) -> Self {
        let mut named = Self {
            keywords: Vec::new(),
            has_unknown: false,
        };
        for declaration in declarations {
            let keyword = &declaration.keyword.text;
            let known = triggers::find(keyword);
            named.has_unknown |= known.is_none() && keywords::is_meant_as_trigger(keyword);
            named.keywords.extend(known);
        }
        named
    }
}

/// The triggers of one function, as they are checked one after the other.
#[derive(Default)]
pub struct Declared {
    earlier: Vec<(Declaration, DeclaredTrigger)>,
}

impl Declared {
    /// Checks a declaration of `keyword`, and what it may not share with, or must have like, those before it.
    pub fn add(
        &mut self,
        keyword: &Keyword,
        declaration: Declaration,
        form: Option<Form>,
        errors: &mut Errors,
    ) {
        let Some(declared) = (keyword.declare)(&declaration, form, errors) else {
            return;
        };
        self.check_identity(&declaration, &declared, errors);
        self.check_code(&declaration, &declared, errors);
        self.earlier.push((declaration, declared));
    }

    /// Reports what `function` with `settings` would invoke itself by.
    pub fn check_loops(
        &self,
        function: &manifest::Function,
        settings: &Settings,
        errors: &mut Errors,
    ) {
        for (declaration, declared) in &self.earlier {
            let may_loop = declared.may_loop.as_ref();
            loops::check(may_loop, declaration, function, settings, errors);
        }
    }

    pub fn into_triggers(self) -> Vec<DeclaredTrigger> {
        self.earlier
            .into_iter()
            .map(|(_, trigger)| trigger)
            .collect()
    }

    /// One source, such as a stream, cannot trigger one function twice.
    fn check_identity(&self, written: &Declaration, new: &DeclaredTrigger, errors: &mut Errors) {
        let is_second = self.earlier.iter().any(|(declaration, earlier)| {
            declaration.keyword.text == written.keyword.text && earlier.identity == new.identity
        });
        if is_second {
            errors.at(
                written.arguments.first(),
                format!("`{}` triggers this function already", new.identity),
            );
        }
    }

    /// A function has one code, whatever triggers it.
    fn check_code(&self, written: &Declaration, new: &DeclaredTrigger, errors: &mut Errors) {
        let Some((declaration, earlier)) = self.earlier.first() else {
            return;
        };
        if let Some(option) = new.code.difference(&earlier.code) {
            let at = option_of(written, option)
                .or_else(|| option_of(declaration, option))
                .unwrap_or_else(|| written.keyword.to_token_stream());
            errors.at(
                at,
                format!("`{option}` must be the same on all triggers of a function"),
            );
        }
    }
}

/// Where the option `name` was written.
fn option_of(declaration: &Declaration, name: &str) -> Option<TokenStream> {
    declaration
        .options
        .iter()
        .find(|option| option.name.text() == name)
        .map(|option| option.name.to_token_stream())
}
