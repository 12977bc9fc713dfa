//! How much syn is given at once: its parser's stack grows with what it parses.

use proc_macro2::{TokenStream, TokenTree};

/// The most tokens of one type or one attribute: more than anybody writes, less than the stack takes.
pub(super) const MOST_TOKENS: usize = 1024;

/// Whether `tokens`, those inside groups counted too, are no more than [`MOST_TOKENS`].
pub(super) fn fits(tokens: &TokenStream) -> bool {
    let mut waiting = vec![tokens.clone()];
    let mut count = 0;
    while let Some(tokens) = waiting.pop() {
        for token in tokens {
            count += 1;
            if count > MOST_TOKENS {
                return false;
            }
            if let TokenTree::Group(group) = token {
                waiting.push(group.stream());
            }
        }
    }
    true
}
