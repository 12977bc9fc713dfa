//! Checks that any tokens in `jobs!` give Rust items, and never a panic.
#![cfg_attr(fuzzing, no_main)]

use std::collections::HashSet;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree, extra};

fuzz::target!(jobs);

fn jobs(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    // Drop the spans of earlier inputs.
    extra::invalidate_current_thread_spans();
    let Ok(tokens) = text.parse::<TokenStream>() else {
        return;
    };
    let output = jets_macros_library::compile(quote::quote!((::jets) #tokens));
    if syn::parse2::<syn::File>(output.clone()).is_ok() {
        return;
    }
    // Braces of the user, such as bodies and constants in types, are passed on as they are.
    let mut blocks = HashSet::new();
    collect_blocks(tokens, &mut blocks);
    let output = without(&blocks, output);
    if let Err(error) = syn::parse2::<syn::File>(output.clone()) {
        panic!("{error}: {output}");
    }
}

/// Adds the text of each group in braces to `blocks`.
fn collect_blocks(tokens: TokenStream, blocks: &mut HashSet<String>) {
    for token in tokens {
        if let TokenTree::Group(group) = token {
            if group.delimiter() == Delimiter::Brace {
                blocks.insert(group.to_string());
            }
            collect_blocks(group.stream(), blocks);
        }
    }
}

/// Returns `tokens` with empty braces in place of these blocks.
fn without(blocks: &HashSet<String>, tokens: TokenStream) -> TokenStream {
    let replaced = tokens.into_iter().map(|token| match token {
        TokenTree::Group(group) => {
            let is_block =
                group.delimiter() == Delimiter::Brace && blocks.contains(&group.to_string());
            let content = if is_block {
                TokenStream::new()
            } else {
                without(blocks, group.stream())
            };
            TokenTree::Group(Group::new(group.delimiter(), content))
        }
        other => other,
    });
    replaced.collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn jobs() {
        let count = fuzz::replay(&fuzz::corpus("jobs"), super::jobs).expect("a folder");
        assert!(count > 0, "the corpus is empty");
    }
}
