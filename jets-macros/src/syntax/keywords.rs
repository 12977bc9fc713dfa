//! The keywords of Rust.

/// Words that cannot be names, from <https://doc.rust-lang.org/reference/keywords.html> for Rust 2021.
const KEYWORDS: [&str; 52] = [
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "_",
];

/// Returns `true` if `word` is a keyword, and not a raw identifier.
pub(super) fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// Returns `true` if `word` is a keyword that can be part of a path.
pub(super) fn begins_path(word: &str) -> bool {
    matches!(word, "Self" | "crate" | "self" | "super")
}
