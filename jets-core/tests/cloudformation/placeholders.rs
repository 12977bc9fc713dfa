//! Tests of placeholders in the strings of a manifest.

use std::error::Error;

use jets_core::{
    cloudformation::{Stack, TemplateError},
    manifest::{Environment, Function, JobManifest, Manifest},
    triggers::rule::RuleTrigger,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{error, template, variable, with_variable};

#[test]
fn placeholders_become_parameters_and_other_braces_stay() {
    assert_eq!(variable("plain"), "plain");
    assert_eq!(variable("${Table}"), json!({"Ref": "Table"}));
    assert_eq!(variable("${AWS::Region}"), json!({"Ref": "AWS::Region"}));
    assert_eq!(variable("${!Table}"), "${Table}");
    assert_eq!(
        variable("${!Table} is ${Table}"),
        json!({"Fn::Sub": "${!Table} is ${Table}"})
    );
    assert_eq!(variable("${aws:username}"), "${aws:username}");
    assert_eq!(variable("${*} ${?}"), "${*} ${?}");
    assert_eq!(
        variable("${Table}/${aws:username}/$/${AWS::Region}"),
        json!({"Fn::Sub": "${Table}/${!aws:username}/$/${AWS::Region}"})
    );
}

#[test]
fn a_name_in_a_placeholder_is_a_parameter_without_default() {
    let template = template(vec![with_variable("${Table}${Table}${Project}")]);
    let parameters = template["Parameters"].as_object().unwrap();
    let names: Vec<_> = parameters.keys().map(String::as_str).collect();
    assert_eq!(names.len(), 5, "{names:?}");
    assert_eq!(parameters["Table"]["Type"], "String");
    assert!(parameters["Table"].get("Default").is_none());
}

#[test]
fn an_unknown_pseudo_parameter_is_refused() {
    let manifest = Manifest::new(vec![JobManifest::new(
        "DataJob",
        vec![with_variable("${AWS::Zone}")],
    )]);
    assert_eq!(
        error(&manifest),
        "function `data_job.file`: `${AWS::Zone}` is not a pseudo parameter of CloudFormation; \
         those that are text are `AWS::AccountId`, `AWS::Partition`, `AWS::Region`, `AWS::StackId`, `AWS::StackName` and \
         `AWS::URLSuffix`"
    );
}

#[test]
fn an_error_of_a_placeholder_says_once_what_is_wrong_with_it() {
    let jobs = vec![JobManifest::new(
        "DataJob",
        vec![with_variable("${AWS::Regio}")],
    )];
    let template = Manifest::new(jobs).cloudformation(&Stack::default());
    let error = template.unwrap_err();
    assert_eq!(
        error.to_string(),
        "function `data_job.file`: `${AWS::Regio}` is not a pseudo parameter of CloudFormation; did you mean `AWS::Region`?"
    );
    assert!(error.source().is_none());
}

#[test]
fn text_that_is_not_a_placeholder_is_refused() {
    for text in [
        "${aws:PrincipalTag/${Table}}",
        "${A:-${B}}",
        "${a_b}",
        "${}",
        "${open",
        "${!open",
        "${environment}",
        "${aws::Region}",
    ] {
        let function = with_variable(text);
        let manifest = Manifest::new(vec![JobManifest::new("DataJob", vec![function])]);
        let template = manifest.cloudformation(&Stack::default());
        assert!(
            matches!(template, Err(TemplateError::Placeholder { .. })),
            "{text}"
        );
    }
}

#[test]
fn a_placeholder_in_a_key_is_refused() {
    let mut function = Function::new("DataJob", "file");
    function.properties.environment = Some(Environment::new(
        [("${Name}".to_owned(), "value".to_owned())].into(),
    ));
    let manifest = Manifest::new(vec![JobManifest::new("DataJob", vec![function])]);
    assert_eq!(
        error(&manifest),
        "function `data_job.file`: key `${Name}` cannot have a placeholder in it: CloudFormation fills in values only"
    );
}

/// Generates a piece of a declared string, and its value in a deployment.
fn piece() -> impl Strategy<Value = (String, String)> {
    let literal = |text: &str| (text.to_owned(), text.to_owned());
    prop_oneof![
        "[^${}]{0,8}".prop_map(move |text| literal(&text)),
        Just(literal("$")),
        Just(literal("${aws:username}")),
        Just(literal("${*}")),
        "[A-Za-z0-9]{1,8}X".prop_map(|name| (format!("${{{name}}}"), format!("<{name}>"))),
        "[A-Za-z0-9]{1,8}".prop_map(|name| (format!("${{!{name}}}"), format!("${{{name}}}"))),
        Just(("${AWS::Region}".to_owned(), "<AWS::Region>".to_owned())),
    ]
}

/// Returns the value that CloudFormation gives a property, where the value of each parameter is its name in angle
/// brackets.
fn deployed(property: &Value) -> String {
    if let Some(name) = property.get("Ref") {
        return format!("<{}>", name.as_str().unwrap());
    }
    let Some(text) = property.get("Fn::Sub") else {
        return property.as_str().unwrap().to_owned();
    };
    let mut rest = text.as_str().unwrap();
    let mut deployed = String::new();
    while let Some((before, (name, after))) = rest
        .split_once("${")
        .and_then(|(before, after)| Some((before, after.split_once('}')?)))
    {
        match name.strip_prefix('!') {
            Some(literal) => deployed.extend([before, "${", literal, "}"]),
            None => deployed.extend([before, "<", name, ">"]),
        }
        rest = after;
    }
    deployed + rest
}

proptest! {
    #[test]
    fn every_string_means_the_same_once_deployed(pieces in prop::collection::vec(piece(), 0..8)) {
        let (declared, expected): (Vec<_>, Vec<_>) = pieces.into_iter().unzip();
        prop_assert_eq!(deployed(&variable(&declared.concat())), expected.concat());
    }

    #[test]
    fn no_string_makes_the_template_panic(text in "[$!{}A-Za:. ]{0,24}") {
        let manifest = Manifest::new(vec![JobManifest::new("DataJob", vec![with_variable(&text)])]);
        if let Ok(template) = manifest.cloudformation(&Stack::default()) {
            prop_assert!(serde_json::from_str::<Value>(&template.to_json().unwrap()).is_ok());
        }
    }
}

#[test]
fn a_variable_cannot_have_the_name_of_a_function() {
    for name in ["Ref", "Fn::Sub"] {
        let mut function = Function::new("DataJob", "file");
        let variables = [(name.to_owned(), "CodeKey".to_owned())];
        function.properties.environment = Some(Environment::new(variables.into()));
        let manifest = Manifest::new(vec![JobManifest::new("DataJob", vec![function])]);
        assert_eq!(
            error(&manifest),
            format!(
                "function `data_job.file`: key `{name}` is the name of a function of CloudFormation, which would call it in this place: choose another name"
            )
        );
    }
}

#[test]
fn a_pattern_with_the_name_of_a_function_in_a_list_is_text() {
    let pattern = json!({"detail": {"$or": [{"Ref": ["x"]}, {"kind": ["y"]}]}});
    let mut function = Function::new("DataJob", "file");
    let entries = pattern.as_object().unwrap().clone();
    let rule = RuleTrigger::new(entries.into_iter().collect());
    function.triggers.push(rule.into());
    let template = template(vec![function]);
    let mut resources = template["Resources"].as_object().unwrap().values();
    let rule = resources.find(|resource| resource["Type"] == "AWS::Events::Rule");
    assert_eq!(
        rule.unwrap()["Properties"]["EventPattern"],
        pattern.to_string()
    );
}
