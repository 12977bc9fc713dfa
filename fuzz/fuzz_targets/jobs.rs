//! Checks that any tokens in `jobs!` give Rust items, and never a panic.
#![cfg_attr(fuzzing, no_main)]
#![allow(
    unreachable_pub,
    reason = "the modules are those of the crate, where `pub` is what a module gives to the others"
)]

// A crate of procedural macros exports nothing else that can be called from outside.
#[path = "../../jets-macros/src/check/mod.rs"]
mod check;
#[path = "../../jets-macros/src/diagnostics.rs"]
mod diagnostics;
#[path = "../../jets-macros/src/expand/mod.rs"]
mod expand;
#[path = "../../jets-macros/src/lower/mod.rs"]
mod lower;
#[path = "../../jets-macros/src/parse/mod.rs"]
mod parse;
#[path = "../../jets-macros/src/properties/mod.rs"]
mod properties;
#[path = "../../jets-macros/src/rules/mod.rs"]
mod rules;
#[path = "../../jets-macros/src/triggers/mod.rs"]
mod triggers;

use proc_macro2::{Delimiter, Group, TokenStream, extra};

fuzz::target!(jobs);

fn jobs(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    // Drop the spans of earlier inputs.
    extra::invalidate_current_thread_spans();
    let Ok(tokens) = text.parse::<TokenStream>() else {
        return;
    };
    let mut errors = diagnostics::Errors::default();
    let mut input = parse::parse(quote::quote!((::jets) #tokens), &mut errors);
    // Leave out the bodies, which are the user's own tokens.
    for function in input.jobs.iter_mut().flat_map(|job| &mut job.functions) {
        function.body = Group::new(Delimiter::Brace, TokenStream::new());
    }
    let checked = check::check(input, &mut errors);
    let output = expand::expand(&lower::lower(checked), errors);
    if let Err(error) = syn::parse2::<syn::File>(output.clone()) {
        panic!("{error}: {output}");
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn jobs() {
        let count = fuzz::replay(&fuzz::corpus("jobs"), super::jobs).expect("a folder");
        assert!(count > 0, "the corpus is empty");
    }
}
