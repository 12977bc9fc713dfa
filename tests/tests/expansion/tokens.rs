//! Tests that any tokens in `jobs!` give Rust items, and never a panic.

use jets_macros_library::compile_without_bodies;
use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use proptest::prelude::*;
use quote::ToTokens;

use super::{tokens, types};

const DECLARATIONS: [&str; 4] = [
    r#"
    /// Prints whatever arrives on the stream.
    pub DataJob {
        kinesis_event "my-stream";
        fn file(event, kinesis_data) {}
    }
    "#,
    r#"
    #[derive(Debug)]
    pub(crate) OrderJob {
        pub client: std::sync::Arc<Client<'static>>,
        class_timeout 30;
        class_environment { TABLE: "orders-${Environment}", OTHER: "x" };
        kinesis_event "arn:aws:kinesis:us-west-2:112233445566:stream/my-stream",
            batch_size: 10, starting_position: AT_TIMESTAMP, starting_position_timestamp: 1550287680.5,
            maximum_record_age_in_seconds: -1, bisect_batch_on_function_error: true,
            on_failure: "arn:aws:sqs:us-west-2:112233445566:failed",
            filter: [{ data: { kind: ["order", { "anything-but": ["x"] }], price: [{ numeric: [">", 0] }] } }],
            iam_policy: none;
        iam_policy "s3:GetObject", resource: "arn:aws:s3:::bucket/*", effect: Allow, sid: "Read",
            condition: { StringEquals: { "aws:SourceAccount": "112233445566" } };
        managed_iam_policy "AmazonS3ReadOnlyAccess";
        async fn store(&self, mut kinesis_record: jets::Json<Order>, context) -> Result<(), Error> {}
    }
    "#,
    r#"
    r#Match {
        r#type: u8,
        r#kinesis_event "s", r#batch_size: 5, filter: { data: { price: [{ numeric: [">", -1.5, "<=", 5] }] } };
        pub(crate) fn r#move(&self, kinesis_data: Vec<&'_ str>, mut context: jets::Context,) -> impl Sized {}
    }
    "#,
    r#"
    One {
        memory_size 512; ephemeral_storage 1024; architecture x86_64; tracing Active; log_format JSON;
        vpc_config subnet_ids: ["subnet-0a1b2c3d"], security_group_ids: ["sg-0a1b2c3d"];
        layers "arn:aws:lambda:us-west-2:112233445566:layer:my-layer:1"; tags { Team: "data" };
        description "x"; reserved_concurrency 0;
        dead_letter_queue "arn:aws:sns:us-west-2:112233445566:failed";
        kms_key_arn "arn:aws:kms:us-west-2:112233445566:key/1234abcd";
        fn run(event: serde_json::Value) -> [u8; 4] {}
    }
    Two { fn other() {} sqs_event "queue"; }
    "#,
];

/// Words and signs that mean something in a declaration or a type.
const WORDS: &str = "\
    self Self fn async pub struct mut dyn as const r#type class_timeout kinesis_event kinesis_data none Größe x _ \
    , ; : :: < > -> # & - ! = + ? $ 'a for<'a> 'x' b\"x\" c\"x\" 5 1.5f32 60_u16 0xffff_ffff_ffff_ffff_ffff {} [] ()";

/// Generates the text of a few tokens.
fn text() -> impl Strategy<Value = String> {
    let placeholder = "[a-z:$]{0,3}\\$\\{[A-Za-z:]{0,12}\\}?[a-z:/*]{0,6}";
    let string = prop_oneof![any::<String>(), placeholder];
    prop_oneof![
        any::<u8>().prop_map(|number| number.to_string()),
        any::<u128>().prop_map(|number| number.to_string()),
        (0.0..f64::MAX).prop_map(|number| format!("{number:e}")),
        string.prop_map(|text| Literal::string(&text).to_string()),
        "[a-z_]{1,12}",
        prop::sample::select(WORDS.split_whitespace().collect::<Vec<_>>()).prop_map(str::to_owned),
    ]
}

/// A change of the token at a position, counted depth first.
#[derive(Clone, Copy, Debug)]
enum Change {
    Drop,
    Double,
    SwapWithNext,
    Replace,
    InsertBefore,
    Redelimit(Delimiter),
    Nest(usize),
}

fn change() -> impl Strategy<Value = Change> {
    use Change::{Double, Drop, InsertBefore, Nest, Redelimit, Replace, SwapWithNext};
    let (brace, bracket) = (Redelimit(Delimiter::Brace), Redelimit(Delimiter::Bracket));
    let (parenthesis, none) = (
        Redelimit(Delimiter::Parenthesis),
        Redelimit(Delimiter::None),
    );
    let simple = vec![Drop, Double, SwapWithNext, Replace, Replace, InsertBefore];
    let of_groups = vec![brace, bracket, parenthesis, none];
    prop_oneof![
        4 => prop::sample::select(simple),
        1 => prop::sample::select(of_groups),
        1 => (1_usize..300).prop_map(Nest),
    ]
}

impl Change {
    /// Returns what stands in place of `token` and the one after it.
    fn apply(self, text: &str, token: TokenTree, next: Option<TokenTree>) -> TokenStream {
        let text: TokenStream = text.parse().unwrap_or_default();
        let next = next.into_iter();
        match self {
            Self::Drop => next.collect(),
            Self::Double => [token.clone(), token].into_iter().chain(next).collect(),
            Self::SwapWithNext => next.chain([token]).collect(),
            Self::Replace => text.into_iter().chain(next).collect(),
            Self::InsertBefore => text.into_iter().chain([token]).chain(next).collect(),
            Self::Redelimit(delimiter) => {
                let inside = match token {
                    TokenTree::Group(group) => group.stream(),
                    token => token.into(),
                };
                let group = Group::new(delimiter, inside);
                [group.into()].into_iter().chain(next).collect()
            }
            Self::Nest(depth) => {
                let delimiters = [Delimiter::Bracket, Delimiter::Brace].into_iter().cycle();
                let nested = delimiters.take(depth).fold(token, |inner, delimiter| {
                    Group::new(delimiter, inner.into()).into()
                });
                [nested].into_iter().chain(next).collect()
            }
        }
    }
}

fn changed(tokens: TokenStream, position: &mut usize, change: Change, text: &str) -> TokenStream {
    let mut output = TokenStream::new();
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        if *position == 0 {
            *position = usize::MAX;
            output.extend(change.apply(text, token, tokens.next()));
            continue;
        }
        *position = position.saturating_sub(1);
        output.extend([match token {
            TokenTree::Group(group) => {
                let inside = changed(group.stream(), position, change, text);
                Group::new(group.delimiter(), inside).into()
            }
            token => token,
        }]);
    }
    output
}

/// Returns the expansion of a job, without the bodies of its functions.
fn expansion(job: &TokenStream) -> TokenStream {
    compile_without_bodies(quote::quote!((::jets) #job))
}

fn assert_items(output: &TokenStream) {
    if let Err(error) = syn::parse2::<syn::File>(output.clone()) {
        panic!("{error}: {:.600}", output.to_string());
    }
}

/// Generates declarations, and jobs with any type wherever one stands.
fn declaration() -> impl Strategy<Value = String> {
    let of_type = |ty| format!("J {{ one: {ty}, fn f(&self, event: {ty}) -> {ty} {{}} }}");
    prop_oneof![
        2 => prop::sample::select(&DECLARATIONS[..]).prop_map(str::to_owned),
        1 => types::ty().prop_map(of_type),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_declarations_expand_to_items(
        declaration in declaration(),
        changes in prop::collection::vec((0_usize..200, change(), text()), 1..8),
    ) {
        let mut declaration = tokens(&declaration);
        for (position, change, text) in changes {
            declaration = changed(declaration, &mut position.clone(), change, &text);
        }
        assert_items(&expansion(&declaration));
    }
}

#[test]
fn unchanged_declarations_expand_without_an_error() {
    for declaration in &DECLARATIONS[..3] {
        let output = expansion(&tokens(declaration));
        assert_items(&output);
        assert!(!output.to_string().contains("compile_error"), "{output}");
    }
}

#[test]
fn a_lifetime_that_a_macro_passes_is_one() {
    let lifetime = Group::new(Delimiter::None, tokens("'a"));
    let quote = Group::new(
        Delimiter::None,
        Punct::new('\'', Spacing::Joint).to_token_stream(),
    );
    for ty in [
        quote::quote!(&#lifetime mut [u8]),
        quote::quote!(&#quote a mut [u8]),
    ] {
        assert_items(&expansion(&quote::quote!(J { fn f(event: (u8, #ty)) {} })));
    }
}

#[test]
fn a_type_that_ends_with_a_plus_expands_to_items() {
    let declaration = "J { fn f(event: dyn Fn() -> (u8) +) -> dyn Send + {} }";
    assert_items(&expansion(&tokens(declaration)));
}

#[test]
fn deep_nesting_is_an_error_and_not_an_overflow() {
    let nested = (0..50_000).fold(TokenStream::new(), |inner, _| {
        Group::new(Delimiter::Bracket, inner).to_token_stream()
    });
    let angles: TokenStream = (0..50_000)
        .map(|_| TokenTree::from(Punct::new('<', Spacing::Alone)))
        .collect();
    for value in [nested.clone(), angles] {
        let name = Ident::new("DataJob", Span::call_site());
        for inside in [
            quote::quote!(kinesis_event "s", filter: #value; fn file() {}),
            quote::quote!(field: #value, fn file() {}),
            quote::quote!(#[attribute = #value] fn file(event: #value) -> #value {}),
            quote::quote!(environment #value; fn file() {}),
        ] {
            let output = expansion(&quote::quote!(#name { #inside }));
            assert!(output.to_string().contains("compile_error"));
        }
    }
}

#[test]
fn the_length_of_an_array_has_no_references_whoever_passes_its_semicolon() {
    let semicolon = TokenTree::from(proc_macro2::Punct::new(';', proc_macro2::Spacing::Alone));
    let semicolon = Group::new(Delimiter::None, semicolon.into());
    let job = quote::quote!(J {
        one: [u8 #semicolon -(1) & !FLAGS],
        fn f(&self, event: [u8 #semicolon -(1) & !FLAGS]) {}
    });
    assert_items(&expansion(&job));
}
