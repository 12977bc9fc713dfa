//! Tests of event patterns of EventBridge rules.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use serde_json::{Value as Json, json};

use super::compile_errors;

/// Returns the pattern in the manifest of a job with the rule `text`, or the messages about what is wrong with it.
fn rule(text: &str) -> Result<Json, Vec<String>> {
    let job: TokenStream = format!("J {{ rule_event {text}; pub fn f() {{}} }}")
        .parse()
        .expect("tokens");
    let expansion = jets_macros_library::compile(quote!((::jets) #job));
    let messages = compile_errors(expansion.clone());
    if messages.is_empty() {
        let manifest = manifest_in(expansion).expect("a manifest");
        let pattern = &manifest["jobs"][0]["functions"][0]["triggers"][0]["rule"]["EventPattern"];
        return Ok(pattern.clone());
    }
    Err(messages.into_iter().map(|message| message.text).collect())
}

/// Returns the first string of an expansion that is a manifest.
fn manifest_in(expansion: TokenStream) -> Option<Json> {
    expansion.into_iter().find_map(|token| match token {
        TokenTree::Group(group) => manifest_in(group.stream()),
        TokenTree::Literal(literal) => {
            let text = syn::parse_str::<syn::LitStr>(&literal.to_string()).ok()?;
            let json: Json = serde_json::from_str(&text.value()).ok()?;
            json.get("jobs").is_some().then_some(json)
        }
        _ => None,
    })
}

#[track_caller]
fn assert_refused(text: &str, message: &str) {
    assert_eq!(rule(text), Err(vec![message.to_owned()]));
}

#[test]
fn a_rule_takes_every_operator_of_a_bus() {
    let text = r#"{
        source: ["aws.ec2", { prefix: { equals-ignore-case: "my." } }],
        detail_type: [{ wildcard: "EC2 * \\*" }],
        detail: {
            ip: [{ cidr: "10.0.0.0/8" }, { cidr: "${Network}" }],
            path: [{ anything-but: { wildcard: ["*/lib/*", "*.o"] } }, { suffix: { equals-ignore-case: ".PNG" } }],
            size: [{ numeric: [">", 0] }, { exists: false }],
            snake_case: [null, true, 5],
            "$or": [{ a: ["x"] }, { b: { "c.d": ["${Environment}-*"] } }],
        },
    }"#;
    let text = text
        .replace("equals-ignore-case", "\"equals-ignore-case\"")
        .replace("anything-but", "\"anything-but\"");
    let expected = json!({
        "source": ["aws.ec2", { "prefix": { "equals-ignore-case": "my." } }],
        "detail-type": [{ "wildcard": "EC2 * \\*" }],
        "detail": {
            "ip": [{ "cidr": "10.0.0.0/8" }, { "cidr": "${Network}" }],
            "path": [{ "anything-but": { "wildcard": ["*/lib/*", "*.o"] } }, { "suffix": { "equals-ignore-case": ".PNG" } }],
            "size": [{ "numeric": [">", 0] }, { "exists": false }],
            "snake_case": [null, true, 5],
            "$or": [{ "a": ["x"] }, { "b": { "c.d": ["${Environment}-*"] } }],
        },
    });
    assert_eq!(rule(&text), Ok(expected));
}

#[test]
fn a_rule_begins_with_the_keys_of_an_event() {
    assert_eq!(
        rule(r#"{ "detail-type": ["x"] }"#),
        rule(r#"{ detail_type: ["x"] }"#)
    );
    assert!(rule(r#"{ "$or": [{ source: ["a"] }, { region: ["b"] }] }"#).is_ok());
    assert_refused(
        r#"{ detial: { a: ["x"] } }"#,
        "`detial` is not a top-level key of an EventBridge event; did you mean `detail`?",
    );
    assert_refused(
        r#"{ "$or": [{ source: ["a"] }, { bucket: ["b"] }] }"#,
        "`bucket` is not a top-level key of an EventBridge event; its keys are `version`, `id`, `detail-type`, `source`, `account`, `time`, `region`, `resources`, `detail` and `replay-name`",
    );
    assert_refused(
        r#"{ detail_type: ["a"], "detail-type": ["b"] }"#,
        "key `detail-type` is given twice",
    );
    assert_refused(
        r#"{ source: { a: ["x"] } }"#,
        "`source` takes a list of what matches, not a map",
    );
    assert_refused(
        r#"{ detail: ["x"] }"#,
        "`detail` takes a map of the keys inside, not a list",
    );
}

#[test]
fn a_rule_is_refused_what_eventbridge_refuses() {
    assert_refused(
        r#""x""#,
        "`rule_event` takes an event pattern such as `{ source: [\"aws.ec2\"] }`, not a string",
    );
    assert_refused(
        r#"{ detail: { "${Key}": ["x"] } }"#,
        "key `${Key}` cannot have a placeholder in it: CloudFormation fills in values only",
    );
    assert_refused(
        r#"{ source: [{ wildcard: "a**" }] }"#,
        "wildcard `a**` has two `*` in a row: one stands for any number of characters",
    );
    assert_refused(
        r#"{ source: [{ "anything-but": { wildcard: "a**" } }] }"#,
        "wildcard `a**` has two `*` in a row: one stands for any number of characters",
    );
    assert_refused(
        r#"{ detail: { ip: [{ cidr: "10.0.0.0/33" }] } }"#,
        "the bits of IPv4 `10.0.0.0/33` must be 0 to 31, not `33`",
    );
    assert_refused(
        r#"{ source: [{ prefix: { wildcard: "a" } }] }"#,
        "`prefix` takes a string, or `{ equals-ignore-case: \"…\" }`",
    );
    assert_refused(
        r#"{ source: [{ regex: "a" }] }"#,
        "`regex` is not an operator of event patterns; the operators are `prefix`, `suffix`, `equals-ignore-case`, `wildcard`, `anything-but`, `numeric`, `cidr` and `exists`",
    );
    assert_refused(
        r#"{ source: [{ "anything-but": { cidr: "10.0.0.0/8" } }] }"#,
        "`anything-but` takes a string, a number, a list of those, or one of `prefix`, `suffix`, `equals-ignore-case` and `wildcard`",
    );
    assert_refused(
        r#"{ detail: { "$or": [{ a: [1] }, { b: { prefix: ["x"] } }] } }"#,
        "`prefix` cannot be a key inside `$or`, because it is the name of an operator",
    );
}

#[test]
fn a_rule_has_limits_of_length_and_combinations() {
    // Makes a pattern with a `$or` of this many alternatives under each key.
    let or = |alternatives: &[usize]| {
        let key = |(key, count): (usize, &usize)| {
            let one = |name| format!("{{ a{name}: [1] }}");
            let all = (0..*count).map(one).collect::<Vec<_>>();
            format!("k{key}: {{ \"$or\": [{}] }}", all.join(", "))
        };
        let keys = alternatives.iter().enumerate().map(key);
        format!(
            "{{ detail: {{ {} }} }}",
            keys.collect::<Vec<_>>().join(", ")
        )
    };
    assert!(rule(&or(&[10, 10, 10])).is_ok());
    assert_refused(
        &or(&[2; 10]),
        "the `$or` of this event pattern make 1,024 combinations; the most is 1,000",
    );
    let long = |count| format!("{{ source: [\"{}\"] }}", "x".repeat(count));
    assert!(rule(&long(4096 - 15)).is_ok());
    assert_refused(
        &long(4096 - 14),
        "this event pattern has 4,097 characters as JSON; the most is 4,096",
    );
}
