//! The triggers that the declarations above a function name, before they are checked.

use super::keywords;
use crate::{
    syntax::Declaration,
    triggers::{self, Keyword},
};

/// The triggers that the declarations above a function name, with or without mistakes.
pub struct Named {
    pub keywords: Vec<&'static Keyword>,
    /// Whether a keyword that is not known looks like a misspelt trigger.
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
            named.has_unknown |= keywords::is_meant_as_trigger(keyword);
            named.keywords.extend(known);
        }
        named
    }
}
