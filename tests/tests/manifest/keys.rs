//! A job whose keys, in every place, are the names of CloudFormation's functions.
#![allow(
    clippy::doc_markdown,
    reason = "descriptions that look like functions are what is tested"
)]

use jets::{Manifest, cloudformation::Stack, jobs};
use serde_json::{Value, json};

use crate::golden::assert_golden;

jobs! {
    /// {"Ref": "CodeKey"}
    KeysJob {
        class_tags { Ref: "CodeKey", "Fn::Sub": "Project" };

        sqs_event "orders",
            filter: { body: { Ref: ["x"], "Fn::Sub": ["${Kind}"] } },
            tags: { Ref: "CodeKey" };
        fn receive(sqs_message: String) {
            _ = sqs_message;
        }

        sns_event "orders", filter_policy: { Ref: ["x"], "Fn::Sub": ["${Kind}"] };
        fn announce(sns_message: String) {
            _ = sns_message;
        }

        rule_event { detail: { Ref: ["x"], inner: { "Fn::Sub": ["${Kind}"] } } }, input: { Ref: "CodeKey" };
        fn react(event: Value) {
            _ = event;
        }

        rate "1 day", input: { Ref: "CodeKey", "Fn::Sub": "${Kind}" };
        fn report(event: Value) {
            _ = event;
        }
    }
}

fn template() -> Value {
    let manifest: Manifest = KeysJob::MANIFEST.parse().expect("a manifest");
    let template = manifest.cloudformation(&Stack::default());
    template.expect("a template").to_value()
}

/// Finds the functions that CloudFormation would call in `value`.
fn calls<'a>(value: &'a Value, found: &mut Vec<(&'a str, &'a Value)>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| calls(item, found)),
        Value::Object(entries) => {
            for (key, argument) in entries {
                if key == "Ref" || key.starts_with("Fn::") {
                    assert_eq!(entries.len(), 1, "{value}");
                    found.push((key, argument));
                }
                calls(argument, found);
            }
        }
        _ => {}
    }
}

#[test]
fn no_key_of_a_declaration_is_a_function_in_the_template() {
    let template = template();
    let mut found = Vec::new();
    calls(&template["Resources"], &mut found);
    assert!(!found.is_empty());
    for (function, argument) in found {
        // The arguments of the declarations are other ones.
        let is_ours = match (function, argument) {
            ("Fn::GetAtt", Value::Array(names)) => names.len() == 2,
            ("Ref", Value::String(name)) => *name != "Project" && *name != "x",
            ("Fn::Sub", Value::String(text)) => text != "Project" && text != "${Kind}",
            _ => false,
        };
        assert!(is_ours, "{function}: {argument}");
    }
    let text = serde_json::to_string_pretty(&template).expect("JSON") + "\n";
    assert_golden("keys.template.json", &text);
}

/// Returns the JSON text at a property, with the value of `Kind` filled in. Of the event of a schedule, returns its input.
fn text(id: &str, pointer: &str) -> Value {
    let template = template();
    let resource = &template["Resources"][id]["Properties"];
    let text = resource.pointer(pointer).expect(pointer);
    let text = text.get("Fn::Sub").unwrap_or(text).as_str();
    let text = text.expect("text").replace("${Kind}", "z");
    let json: Value = serde_json::from_str(&text).expect("JSON");
    json.pointer("/detail/input").unwrap_or(&json).clone()
}

#[test]
fn patterns_and_inputs_keep_their_keys() {
    let template = template();
    let id = |name: &str, r#type: &str| {
        let resources = template["Resources"].as_object().expect("resources");
        let mut found = resources
            .iter()
            .filter(|(id, resource)| id.contains(name) && resource["Type"] == r#type);
        found.next().expect(name).0.clone()
    };
    for (name, r#type, pointer, expected) in [
        (
            "Receive",
            "AWS::Lambda::EventSourceMapping",
            "/FilterCriteria/Filters/0/Pattern",
            json!({"body": {"Ref": ["x"], "Fn::Sub": ["z"]}}),
        ),
        (
            "Announce",
            "AWS::SNS::Subscription",
            "/FilterPolicy",
            json!({"Ref": ["x"], "Fn::Sub": ["z"]}),
        ),
        (
            "React",
            "AWS::Events::Rule",
            "/EventPattern",
            json!({"detail": {"Ref": ["x"], "inner": {"Fn::Sub": ["z"]}}}),
        ),
        (
            "React",
            "AWS::Events::Rule",
            "/Targets/0/Input",
            json!({"Ref": "CodeKey"}),
        ),
        (
            "Report",
            "AWS::Scheduler::Schedule",
            "/Target/Input",
            json!({"Ref": "CodeKey", "Fn::Sub": "z"}),
        ),
    ] {
        assert_eq!(
            text(&id(name, r#type), pointer),
            expected,
            "{name} {pointer}"
        );
    }
}

jobs! {
    /// Reads ${AWS::Region} and {"Fn::Sub": "${Kind}"}.
    DocumentedJob {
        pub(crate) fn run() {}
    }
}

#[test]
fn a_doc_comment_is_text() {
    let manifest: Manifest = DocumentedJob::MANIFEST.parse().expect("a manifest");
    let template = manifest.cloudformation(&Stack::default());
    let template = template.expect("a template").to_value();
    let description =
        &template["Resources"]["DocumentedJobRunLambdaFunction"]["Properties"]["Description"];
    assert_eq!(
        description,
        "Reads ${AWS::Region} and {\"Fn::Sub\": \"${Kind}\"}."
    );
}
