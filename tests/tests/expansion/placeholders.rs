//! Tests that the macro's checks and the template accept the same strings, wherever a string can stand.

use jets_core::{
    cloudformation::Stack,
    manifest::{Environment, Function, JobManifest, Manifest},
    placeholders::{Parameter, Piece, pieces},
};
use jets_macros_library::compile;
use proc_macro2::{Literal, TokenStream, TokenTree};
use proptest::prelude::*;

use super::{messages, tokens};

/// Declarations with a string in each place where one can stand. `STRING` is replaced by the string.
const PLACES: [&str; 18] = [
    "kinesis_event STRING;",
    "kinesis_event \"s\", batch_size: STRING;",
    "kinesis_event \"s\", on_failure: STRING;",
    "kinesis_event \"s\", filter: { data: { STRING: [STRING] } };",
    "sqs_event STRING;",
    "sns_event STRING, filter_policy: { STRING: [STRING] };",
    "log_event \"g\", filter_pattern: STRING;",
    "rule_event { detail: { STRING: [STRING] } }, event_bus: STRING;",
    "cron \"0 12 * * ? *\", input: { STRING: STRING };",
    "environment { STRING: \"x\" };",
    "tags { Key: STRING };",
    "tags { STRING: \"x\" };",
    "description STRING;",
    "timeout STRING;",
    "role STRING;",
    "iam_policy \"s3:GetObject\", resource: STRING;",
    "iam_policy \"s3:GetObject\", resource: \"*\", condition: { StringEquals: { STRING: STRING } };",
    "managed_iam_policy STRING;",
];

/// Returns the manifest of a declaration as JSON, or `None` if a mistake was found.
fn checked(declaration: &str) -> Option<String> {
    let job = format!("(jets) DataJob {{ {declaration} fn file() {{}} }}");
    let output = compile(tokens(&job));
    let has_mistake = !messages(output.clone()).is_empty();
    (!has_mistake).then(|| manifest_in(output).expect("a manifest"))
}

/// Returns the first string of an expansion that is a manifest.
fn manifest_in(output: TokenStream) -> Option<String> {
    output.into_iter().find_map(|token| match token {
        TokenTree::Group(group) => manifest_in(group.stream()),
        TokenTree::Literal(literal) => {
            let text = syn::parse_str::<syn::LitStr>(&literal.to_string()).ok()?;
            Some(text.value()).filter(|text| text.contains("\"jobs\""))
        }
        _ => None,
    })
}

fn literal(text: &str) -> String {
    Literal::string(text).to_string()
}

/// Generates strings in which placeholders are frequent.
fn text() -> impl Strategy<Value = String> {
    const PIECES: &str = "\
        ${ ${ } } ! : :: $ { - _ * a A Arn 1 arn: aws: AWS:: Region username Environment environment ${Name} \
        ${Size:100} ${AWS::Region} ${aws:username} ${!Name} ${QueueArn} arn:aws:s3:::b \
        ${QueueArn:arn:aws:sqs:us-west-2:112233445566:q}";
    let piece = prop::sample::select(PIECES.split_whitespace().collect::<Vec<_>>());
    prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_compiles_has_a_template(place in prop::sample::select(PLACES.to_vec()), text in text()) {
        let declaration = place.replace("STRING", &literal(&text));
        if let Some(json) = checked(&declaration) {
            let manifest = json.parse::<Manifest>().expect("a manifest");
            let template = manifest.cloudformation(&Stack::default());
            prop_assert!(template.is_ok(), "{declaration}: {}", template.unwrap_err());
            prop_assert_eq!(manifest.to_json(), json, "{}", declaration);
        }
    }

    #[test]
    fn what_does_not_compile_as_text_has_no_template(text in text()) {
        let has_default = pieces(&text)
            .any(|piece| matches!(piece, Ok(Piece::Parameter(Parameter { default: Some(_), .. }))));
        let mut function = Function::new("DataJob", "file");
        let variables = [("VALUE".to_owned(), text.clone())].into();
        function.properties.environment = Some(Environment::new(variables));
        let manifest = Manifest::new(vec![JobManifest::new("DataJob", vec![function])]);
        let template = manifest.cloudformation(&Stack::default());
        let declaration = format!("environment {{ VALUE: {} }};", literal(&text));
        prop_assert_eq!(checked(&declaration).is_some(), template.is_ok() && !has_default, "{}", text);
    }
}
