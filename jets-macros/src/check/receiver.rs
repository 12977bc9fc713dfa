//! Checks that a function that uses `self` takes `&self`.

use proc_macro2::{TokenStream, TokenTree};

use crate::{
    diagnostics::Errors,
    syntax::{Function, Word},
};

/// Macros whose arguments are expressions, in which `self` is the function's own.
const EXPRESSION_MACROS: [&str; 22] = [
    "assert",
    "assert_eq",
    "assert_ne",
    "dbg",
    "debug",
    "debug_assert",
    "eprint",
    "eprintln",
    "error",
    "format",
    "format_args",
    "info",
    "join",
    "matches",
    "panic",
    "print",
    "println",
    "trace",
    "vec",
    "warn",
    "write",
    "writeln",
];

/// Reports `self` in the body of a function without `&self`. rustc's own message would point into the macro.
pub(super) fn check_taken(function: &Function, errors: &mut Errors) {
    if uses_self(function.body.stream()) == Some(true) {
        let name = &function.name;
        let rest = if function.parameters.is_empty() {
            ""
        } else {
            ", …"
        };
        errors.at_span(
            function.parentheses,
            format!("`{name}` uses `self` and does not take it: write `fn {name}(&self{rest})`"),
        );
    }
}

/// Returns whether `tokens` use the `self` of the function around them. `None` if an `fn` among them may have its own.
fn uses_self(tokens: TokenStream) -> Option<bool> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut found = false;
    let mut in_use = false;
    for (index, token) in tokens.iter().enumerate() {
        let before = |steps: usize| index.checked_sub(steps).and_then(|index| tokens.get(index));
        match token {
            TokenTree::Ident(word) if word == "fn" => return None,
            // In an import or a visibility, `self` is a module.
            TokenTree::Ident(word) if word == "use" => in_use = true,
            TokenTree::Punct(punct) if punct.as_char() == ';' => in_use = false,
            _ if in_use || is_word(before(1), "pub") => {}
            TokenTree::Ident(word) if word == "self" => {
                let is_path = is_punct(before(1), ':') || is_punct(tokens.get(index + 1), ':');
                found |= !is_path;
            }
            TokenTree::Group(group) if is_expression(before(1), before(2)) => {
                found |= uses_self(group.stream())?;
            }
            _ => {}
        }
    }
    Some(found)
}

/// Returns `true` if a group after these tokens is an expression. The argument of a macro may not be one, so that
/// `self` in it can mean something else.
fn is_expression(before: Option<&TokenTree>, macro_name: Option<&TokenTree>) -> bool {
    if !is_punct(before, '!') {
        return true;
    }
    match macro_name {
        // A keyword, as in `if !(…)`, does not name a macro.
        Some(TokenTree::Ident(name)) => {
            !Word::new(name).is_name() || EXPRESSION_MACROS.iter().any(|known| name == known)
        }
        // This `!` is a negation, not a macro call.
        _ => true,
    }
}

fn is_punct(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

fn is_word(token: Option<&TokenTree>, word: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(found)) if found == word)
}
