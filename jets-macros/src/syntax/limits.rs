//! Limits the size of a type, because parsing it uses the stack.

use proc_macro2::{TokenStream, TokenTree};

/// The maximum number of tokens in one type: more than anybody writes, and few enough for the stack.
pub(super) const MAX_TOKENS: usize = 160;

/// The maximum depth of nested groups in one type.
const MAX_DEPTH: usize = 24;

/// Returns `true` if `tokens`, including those in groups, are within both limits.
pub(super) fn fits(tokens: &TokenStream) -> bool {
    let mut waiting = vec![(0, tokens.clone())];
    let mut count = 0;
    while let Some((depth, tokens)) = waiting.pop() {
        for token in tokens {
            count += 1;
            if count > MAX_TOKENS || depth > MAX_DEPTH {
                return false;
            }
            if let TokenTree::Group(group) = token {
                waiting.push((depth + 1, group.stream()));
            }
        }
    }
    true
}
