//! Tests that any tokens in `jobs!` give Rust items, and never a panic.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use proptest::prelude::*;
use quote::ToTokens;

use crate::{check, diagnostics::Errors, expand, syntax};

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

/// A change of one token. A number says which token is changed.
#[derive(Clone, Debug)]
enum Change {
    Drop,
    Double,
    SwapWithNext,
    Replace(String),
    Redelimit(u8),
    Nest(usize),
}

fn change() -> impl Strategy<Value = Change> {
    let integer = prop_oneof![
        any::<u8>().prop_map(|number| number.to_string()),
        any::<i64>().prop_map(|number| number.to_string()),
        any::<u128>().prop_map(|number| number.to_string()),
        any::<u16>().prop_map(|number| format!("{number}_u16")),
        Just("0xffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff_ff".to_owned()),
        any::<f64>()
            .prop_filter("finite", |number| number.is_finite())
            .prop_map(|number| format!("{:e}", number.abs())),
    ];
    let text = any::<String>().prop_map(|text| Literal::string(&text).to_string());
    let placeholder = "[a-z:$]{0,3}\\$\\{[A-Za-z:]{0,12}\\}?[a-z:/*]{0,6}"
        .prop_map(|text| Literal::string(&text).to_string());
    let word = prop_oneof![
        "[a-z_]{1,12}",
        Just("self".to_owned()),
        Just("fn".to_owned()),
        Just("async".to_owned()),
        Just("pub".to_owned()),
        Just("struct".to_owned()),
        Just("mut".to_owned()),
        Just("r#type".to_owned()),
        Just("class_timeout".to_owned()),
        Just("kinesis_event".to_owned()),
        Just("kinesis_data".to_owned()),
        Just("none".to_owned()),
        Just("Größe".to_owned()),
    ];
    let punct = prop::sample::select(vec![
        ",", ";", ":", "::", "<", ">", "->", "#", "&", "-", "!", "'a", "$",
    ])
    .prop_map(str::to_owned);
    let other = prop::sample::select(vec!["'x'", "b\"x\"", "c\"x\"", "1.5f32", "{}", "[]", "()"])
        .prop_map(str::to_owned);
    prop_oneof![
        Just(Change::Drop),
        Just(Change::Double),
        Just(Change::SwapWithNext),
        prop_oneof![integer, text, placeholder, word, punct, other].prop_map(Change::Replace),
        any::<u8>().prop_map(Change::Redelimit),
        (1_usize..300).prop_map(Change::Nest),
    ]
}

fn delimiter(number: u8) -> Delimiter {
    match number % 4 {
        0 => Delimiter::Brace,
        1 => Delimiter::Bracket,
        2 => Delimiter::Parenthesis,
        _ => Delimiter::None,
    }
}

fn apply(change: &Change, token: TokenTree, next: Option<TokenTree>) -> Vec<TokenTree> {
    match change {
        Change::Drop => next.into_iter().collect(),
        Change::Double => [token.clone(), token].into_iter().chain(next).collect(),
        Change::SwapWithNext => next.into_iter().chain([token]).collect(),
        Change::Replace(text) => {
            let replacement: TokenStream = text.parse().unwrap_or_default();
            replacement.into_iter().chain(next).collect()
        }
        Change::Redelimit(number) => {
            let inside = match token {
                TokenTree::Group(group) => group.stream(),
                token => token.into(),
            };
            [Group::new(delimiter(*number), inside).into()]
                .into_iter()
                .chain(next)
                .collect()
        }
        Change::Nest(depth) => {
            let nested = (0..*depth).fold(token, |inner, level| {
                Group::new(
                    if level % 2 == 0 {
                        Delimiter::Bracket
                    } else {
                        Delimiter::Brace
                    },
                    inner.into(),
                )
                .into()
            });
            [nested].into_iter().chain(next).collect()
        }
    }
}

/// Applies `change` to the token at `place`, counted depth first.
fn changed(tokens: TokenStream, place: &mut usize, change: &Change) -> TokenStream {
    let mut output = Vec::new();
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        if *place == 0 {
            *place = usize::MAX;
            output.extend(apply(change, token, tokens.next()));
            continue;
        }
        *place = place.saturating_sub(1);
        output.push(match token {
            TokenTree::Group(group) => {
                Group::new(group.delimiter(), changed(group.stream(), place, change)).into()
            }
            token => token,
        });
    }
    output.into_iter().collect()
}

/// Returns the expansion without the function bodies, which are the user's own tokens.
fn expansion(tokens: TokenStream) -> TokenStream {
    let errors = Errors::default();
    let mut input = syntax::parse(tokens, &errors);
    for function in input.jobs.iter_mut().flat_map(|job| &mut job.functions) {
        function.body = Group::new(Delimiter::Brace, TokenStream::new());
    }
    let checked = check::check(input, &errors);
    expand::expand(&checked, errors)
}

fn with_library(tokens: &TokenStream) -> TokenStream {
    quote::quote!((::jets) #tokens)
}

fn assert_items(output: &TokenStream) {
    if let Err(error) = syn::parse2::<syn::File>(output.clone()) {
        panic!("{error}: {:.600}", output.to_string());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_declarations_expand_to_items(
        declaration in 0..DECLARATIONS.len(),
        changes in prop::collection::vec((0_usize..200, change()), 1..8),
    ) {
        let mut tokens: TokenStream = DECLARATIONS[declaration].parse().expect("a declaration is of tokens");
        for (place, change) in changes {
            tokens = changed(tokens, &mut place.clone(), &change);
        }
        assert_items(&expansion(with_library(&tokens)));
    }
}

#[test]
fn unchanged_declarations_expand_without_an_error() {
    for declaration in &DECLARATIONS[..3] {
        let output = expansion(with_library(
            &declaration.parse().expect("a declaration is of tokens"),
        ));
        assert_items(&output);
        assert!(!output.to_string().contains("compile_error"), "{output}");
    }
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
            let output = expansion(with_library(&quote::quote!(#name { #inside })));
            assert!(output.to_string().contains("compile_error"));
        }
    }
}
