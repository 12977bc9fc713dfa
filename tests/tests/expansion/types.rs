//! Tests that every type is accepted, and nothing that Rust would not parse as a type.

use jets_macros_library::{compile, parse};
use proc_macro2::TokenStream;
use proptest::prelude::*;
use quote::quote;

use super::{messages, tokens};

const TYPES: [&str; 63] = [
    "u8",
    "!",
    "_",
    "()",
    "(u8,)",
    "(u8, String)",
    "(u8)",
    "[u8]",
    "[u8; 4]",
    "[u8; N]",
    "[[u8; 2 * N + 1]; Self::ROWS]",
    "[u8; size_of::<T>() as usize]",
    "[u8; { let one = 1; one + 1 }]",
    "[u8; -(1) & !FLAGS | 1 << 3]",
    "[u8; *N - *&M + &*K]",
    "[u8; - -1 + !!N]",
    "[u8; env!(\"SIZE\")]",
    "[u8; TABLE[0].len(1, 2)]",
    "&str",
    "&'a mut [u8]",
    "&&mut T",
    "&'_ (dyn Trait + Send)",
    "*const u8",
    "*mut *const T",
    "std::string::String",
    "::std::vec::Vec<u8>",
    "crate::Order",
    "self::Order",
    "super::super::Order",
    "Self::Error",
    "Vec<Vec<u8>>",
    "Result<(), Box<dyn std::error::Error + Send + Sync + 'static>>",
    "Cow<'static, str>",
    "HashMap<String, Vec<&'a str>,>",
    "Vec::<u8>",
    "Matrix<3, -1, true, 'x', \"s\", { N }, { N + 1 }>",
    "Matrix<{ f(N) }>",
    "dyn Iterator<Item = u8>",
    "dyn Iterator<Item: Send + 'static>",
    "Array<LENGTH = 3>",
    "Streaming<Item<'a> = &'a str>",
    "impl Fn(u8, &str) -> Result<u8, E> + 'static",
    "impl ?Sized + Trait",
    "impl Sized + use<'a, T, Self>",
    "impl for<'a> Fn(&'a str) -> &'a str",
    "dyn (Trait)",
    "dyn for<'a, 'b: 'a> Trait<'a, 'b>",
    "fn()",
    "fn(u8, name: &str, _: T) -> !",
    "unsafe extern \"C\" fn(*const u8) -> i32",
    "extern fn()",
    "for<'a> fn(&'a u8) -> &'a u8",
    "for<'a> unsafe extern \"C\" fn(&'a u8)",
    "for<'a> extern fn(&'a u8)",
    "for<'a> Trait<'a> + Send",
    "<T as Trait>::Output",
    "<[u8]>::Item<'a>",
    "<Vec<T> as IntoIterator>::IntoIter",
    "my::types![u8, 3]",
    "Trait + Send",
    "r#type::r#match<r#fn>",
    "Box<dyn FnOnce() -> Box<dyn Future<Output = Result<u8, E>> + Send + '_>>",
    "Größe<'größe>",
];

const NO_TYPES: [&str; 35] = [
    "",
    "fn",
    "type",
    "u8 u8",
    "Vec<",
    "Vec<u8",
    "Vec<u8>>",
    "Vec<,>",
    "Vec<u8 String>",
    "[u8; ]",
    "[u8; 4; 4]",
    "[; 4]",
    "[u8; +]",
    "[u8; fn]",
    "(u8 String)",
    "(,)",
    "&",
    "&'a",
    "*u8",
    "std::",
    "::",
    "std:string",
    "<T as >::Output",
    "<T>",
    "dyn",
    "impl 'static",
    "fn(u8) ->",
    "\"text\"",
    "5",
    "{ u8 }",
    "&dyn A + B",
    "async",
    "for<'a>",
    "for<'a> u8 fn()",
    "for<'a> fn",
];

fn mistakes_of_syntax(job: &TokenStream) -> Vec<String> {
    messages(parse(quote!((jets) #job)))
}

/// Returns the messages for a job with `ty` in each place where a type stands.
fn mistakes(ty: &TokenStream) -> Vec<String> {
    let mut mistakes = mistakes_of_syntax(&quote!(J { one: #ty, fn f(&self, event) {} }));
    // A field owns its value, which is another rule than that of types.
    mistakes.retain(|message| !message.contains("cannot borrow"));
    mistakes.extend(mistakes_of_syntax(&quote!(J { fn f(event: #ty) {} })));
    mistakes.extend(mistakes_of_syntax(&quote!(J { fn f(event) -> #ty {} })));
    mistakes
}

fn assert_type(ty: &TokenStream) {
    assert_eq!(mistakes(ty), Vec::<String>::new(), "{ty}");
}

#[test]
fn types_of_every_form_are_taken() {
    for text in TYPES {
        assert_type(&tokens(text));
    }
}

#[test]
fn what_is_no_type_is_refused() {
    for text in NO_TYPES {
        let ty = tokens(text);
        assert!(mistakes(&ty).len() >= 3, "{text}: {:?}", mistakes(&ty));
    }
}

#[test]
fn nesting_is_refused_before_it_overflows_the_stack() {
    for (before, behind) in [
        ("Box<dyn Fn(", ")>"),
        ("Vec<", ">"),
        ("(", ",)"),
        ("[", "]"),
        ("&", ""),
        ("*const ", ""),
        ("fn() -> ", ""),
        ("[u8; -", "]"),
        ("[u8; {", "}]"),
        ("<", " as Trait>::Output"),
        ("dyn Fn() -> ", ""),
        ("[u8; return ", "]"),
        ("[u8; a = ", "]"),
        ("[u8; || ", "]"),
    ] {
        for depth in [10, 12, 20, 24, 40, 100, 10_000] {
            let (is_in_array, before) = before
                .strip_prefix("[u8; ")
                .map_or((false, before), |before| (true, before));
            let behind = if is_in_array {
                behind.strip_suffix(']').unwrap_or_default()
            } else {
                behind
            };
            let innermost = if is_in_array { "1" } else { "u8" };
            let nested = before.repeat(depth) + innermost + &behind.repeat(depth);
            let nested = if is_in_array {
                format!("[u8; {nested}]")
            } else {
                nested
            };
            let found = mistakes(&tokens(&nested));
            assert!(depth <= 24 || !found.is_empty(), "{nested:.100}");
            assert!(depth > 10 || found.is_empty(), "{nested}: {found:?}");
        }
    }
}

#[test]
fn a_long_number_takes_no_time() {
    let digits = "1".repeat(1_000_000);
    assert_eq!(mistakes(&tokens(&format!("[u8; {digits}]"))).len(), 3);
    let output = compile(tokens(&format!(
        "(jets) J {{ timeout {digits}; fn f(event) {{}} }}"
    )));
    assert!(output.to_string().contains("a number has at most"));
}

pub(super) fn ty() -> impl Strategy<Value = String> {
    prop::sample::select(&TYPES[..])
        // rustc parses these in every place, syn in only one.
        .prop_filter("captures", |ty| !ty.contains("use<"))
        .prop_map(str::to_owned)
        .prop_recursive(4, 24, 3, |inner| {
            prop_oneof![
                inner.clone().prop_map(|ty| format!("Vec<{ty}>")),
                inner.clone().prop_map(|ty| format!("&'a mut ({ty})")),
                inner.clone().prop_map(|ty| format!("[{ty}; N]")),
                inner
                    .clone()
                    .prop_map(|ty| format!("<{ty} as Trait<{ty}>>::Out")),
                inner
                    .clone()
                    .prop_map(|ty| format!("dyn Fn({ty}, {ty}) -> ({ty}) + Send")),
                (inner.clone(), inner.clone()).prop_map(|(one, other)| format!("({one}, {other})")),
                (inner.clone(), inner)
                    .prop_map(|(one, other)| format!("Map<'a, {one}, Item = {other}>")),
            ]
        })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn types_in_types_are_taken(text in ty()) {
        let mut found = mistakes(&tokens(&text));
        found.retain(|message| !message.contains("longer than"));
        prop_assert_eq!(found, Vec::<String>::new(), "{}", text);
    }
}
