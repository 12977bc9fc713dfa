//! Tests that words and literals are read as syn reads them, which reads them as rustc does.

use proc_macro2::{Literal, TokenStream, TokenTree};
use proptest::prelude::*;
use syn::Lit;

use crate::syntax::{
    Word,
    literal::{Kind, read},
};

fn literal(text: &str) -> Option<Literal> {
    let tokens: TokenStream = text.parse().ok()?;
    let mut tokens = tokens.into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Literal(literal)), None) => Some(literal),
        _ => None,
    }
}

/// Returns the kind of `literal` as syn reads it, its value and its suffix.
fn by_syn(literal: Literal) -> (&'static str, String, String) {
    match Lit::new(literal) {
        Lit::Str(text) => ("string", text.value(), String::new()),
        Lit::Int(number) => {
            let digits = number.base10_digits().to_owned();
            ("integer", digits, number.suffix().to_owned())
        }
        Lit::Float(number) => {
            let digits = number.base10_digits().to_owned();
            ("float", digits, number.suffix().to_owned())
        }
        _ => ("other", String::new(), String::new()),
    }
}

fn by_us(literal: &Literal) -> (&'static str, String, String) {
    match read(literal) {
        Kind::String(text) => ("string", text.value(), String::new()),
        Kind::Integer(number) => (
            "integer",
            number.base10_digits().to_owned(),
            number.suffix().to_owned(),
        ),
        Kind::Float(number) => (
            "float",
            number.base10_digits().to_owned(),
            number.suffix().to_owned(),
        ),
        Kind::Other => ("other", String::new(), String::new()),
    }
}

fn assert_same(text: &str) {
    if let Some(literal) = literal(text) {
        assert_eq!(by_us(&literal), by_syn(literal), "{text}");
    }
}

#[test]
fn a_name_is_what_is_one_to_syn() {
    let keywords = "_ abstract as async await become box break const continue crate do dyn else enum extern false final fn \
                    for if impl in let loop macro match mod move mut override priv pub ref return Self self static struct \
                    super trait true try type typeof unsafe unsized use virtual where while yield";
    let names = "r#type raw safe auto union default macro_rules gen dyno Größe __";
    for text in keywords.split_whitespace().chain(names.split_whitespace()) {
        let ident = text
            .parse::<TokenStream>()
            .expect("a word is a token")
            .into_iter()
            .next();
        let Some(TokenTree::Ident(ident)) = ident else {
            panic!("{text} is no word");
        };
        let is_name = syn::parse_str::<syn::Ident>(text).is_ok();
        assert_eq!(Word::new(&ident).is_name(), is_name, "{text}");
    }
}

#[test]
fn literals_of_every_form_are_read_as_by_syn() {
    let texts = [
        r#""""#,
        r#""a\n\r\t\\\0\'\"\x41\u{1F600}\u{0_0_41}b""#,
        "\"a\\\n   \t b\\\n\n\"",
        r#"r"\n""#,
        r###"r##"a"#b"##"###,
        "\"a\r\nb\"",
        "r\"a\r\nb\"",
        "\"x\"suffix",
        "b\"x\"",
        "br\"x\"",
        "c\"x\"",
        "cr#\"x\"#",
        "'x'",
        "b'x'",
        "0",
        "007",
        "1_000u64",
        "0xffu8",
        "0x_FF",
        "0o17",
        "0b1_01i32",
        "0xffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff",
        "123456789012345678901234567890123456789012345678901234567890",
        "1f32",
        "1.5",
        "1.",
        "1_0.2_5f64",
        "1e5",
        "1E+5",
        "1e-5",
        "1e_5",
        "2.5e10f32",
        "12E",
        "1e5e3",
        "1.5e",
        "1.5em",
        "1usize",
    ];
    for text in texts {
        assert!(literal(text).is_some(), "{text} is no literal");
        assert_same(text);
    }
    for literal in [Literal::i64_unsuffixed(-5), Literal::f64_suffixed(-1.5)] {
        assert_eq!(by_us(&literal), by_syn(literal));
    }
}

proptest! {
    #[test]
    fn strings_are_read_as_by_syn(text in any::<String>()) {
        assert_same(&Literal::string(&text).to_string());
        assert_same(&format!("r##\"{text}\"##"));
    }

    #[test]
    fn escapes_are_read_as_by_syn(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "\\n", "\\x7f", "\\x00", "\\u{10FFFF}", "\\u{d7ff}", "\\\\", "\\\"", "\\'", "\\0", "\\\n", "\\\r\n", "\n", " ", "\t", "ä", "x",
                "\r\n", "{", "}", "_", "\\t", "\\r",
            ]),
            0..12,
        ),
    ) {
        assert_same(&format!("\"{}\"", parts.concat()));
    }

    #[test]
    fn numbers_are_read_as_by_syn(text in "(0[xob])?[0-9a-fA-F_]{1,40}(\\.[0-9_]{0,5})?([eE][+-]?[0-9_]{0,4})?(u8|i64|f32|usize)?") {
        assert_same(&text);
    }
}
