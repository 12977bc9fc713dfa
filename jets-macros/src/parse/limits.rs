//! How long a type may be: the stack grows with what is read.

use proc_macro2::{TokenStream, TokenTree};

/// The most tokens of one type: more than anybody writes, less than the stack takes.
pub(super) const MOST_TOKENS: usize = 160;

/// How deep groups may lie in each other there.
const DEEPEST: usize = 24;

/// Whether `tokens`, those inside groups counted too, are no more and no deeper than that.
pub(super) fn fits(tokens: &TokenStream) -> bool {
    let mut waiting = vec![(0, tokens.clone())];
    let mut count = 0;
    while let Some((depth, tokens)) = waiting.pop() {
        for token in tokens {
            count += 1;
            if count > MOST_TOKENS || depth > DEEPEST {
                return false;
            }
            if let TokenTree::Group(group) = token {
                waiting.push((depth + 1, group.stream()));
            }
        }
    }
    true
}
