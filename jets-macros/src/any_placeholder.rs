//! Tests that the macro's checks and the template accept the same strings, wherever a string can stand.

use jets_core::{
    cloudformation::Stack,
    manifest::{Environment, Function, JobManifest, Manifest},
    placeholders::{Parameter, Piece, pieces},
};
use proc_macro2::Literal;
use proptest::prelude::*;

use crate::{any_type, check, diagnostics::Errors, syntax};

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

/// Returns the manifest of a declaration, or `None` if a mistake was found.
fn checked(declaration: &str) -> Option<Manifest> {
    let tokens = format!("(jets) DataJob {{ {declaration} fn file() {{}} }}");
    let errors = Errors::default();
    let input = syntax::parse(any_type::tokens(&tokens), &errors);
    let checked = check::check(input, &errors);
    let jobs = checked.jobs.iter().map(check::model::Job::manifest);
    errors.is_empty().then(|| Manifest::new(jobs.collect()))
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
        if let Some(manifest) = checked(&declaration) {
            let template = manifest.cloudformation(&Stack::default());
            prop_assert!(template.is_ok(), "{declaration}: {}", template.unwrap_err());
            let read = manifest.to_json().parse::<Manifest>();
            prop_assert!(read.is_ok_and(|read| read == manifest), "{declaration}");
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
