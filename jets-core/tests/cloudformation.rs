//! Tests of templates made from manifests.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]
#![cfg(feature = "cloudformation")]

mod common;

use std::error::Error;

use common::{assert_golden, assert_valid, golden_manifest};
use jets_core::{
    cloudformation::{Stack, TemplateError},
    manifest::{Environment, Function, JobManifest, LoggingConfig, Manifest},
    triggers::{Trigger, kinesis::KinesisTrigger},
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn template(functions: Vec<Function>) -> Value {
    let manifest = Manifest::new(vec![JobManifest::new("DataJob", functions)]);
    assert_valid(&manifest);
    let template = manifest.cloudformation(&Stack::default()).unwrap();
    serde_json::from_str(&template.to_json()).unwrap()
}

fn error(manifest: &Manifest) -> String {
    manifest
        .cloudformation(&Stack::default())
        .unwrap_err()
        .to_string()
}

fn with_variable(value: &str) -> Function {
    let mut function = Function::new("DataJob", "file");
    function.properties.environment = Some(Environment {
        variables: [("VALUE".to_owned(), value.to_owned())].into(),
    });
    function
}

fn variable(value: &str) -> Value {
    template(vec![with_variable(value)])["Resources"]["DataJobFileLambdaFunction"]["Properties"]
        ["Environment"]["Variables"]["VALUE"]
        .clone()
}

#[test]
fn the_template_of_every_option_is_as_in_the_golden_file() {
    let template = golden_manifest("every_option")
        .cloudformation(&Stack::default())
        .unwrap();
    let text = template.to_json_pretty() + "\n";
    assert_golden("every_option.template.json", &text);
}

#[test]
fn the_stack_gives_the_defaults_of_the_parameters() {
    let manifest = golden_manifest("every_option");
    let template = manifest
        .cloudformation(&Stack::new("shop", "prod"))
        .unwrap();
    let template: Value = serde_json::from_str(&template.to_json()).unwrap();
    assert_eq!(template["Parameters"]["Project"]["Default"], "shop");
    assert_eq!(template["Parameters"]["Environment"]["Default"], "prod");
}

/// Returns the logical ids of a template, sorted.
fn ids(functions: Vec<Function>) -> Vec<String> {
    let template = template(functions);
    let ids = template["Resources"].as_object().unwrap();
    ids.keys().cloned().collect()
}

fn reads(name: &str, streams: &[&str]) -> Function {
    let mut function = Function::new("DataJob", name);
    function.triggers = streams
        .iter()
        .map(|stream| KinesisTrigger::new(*stream).into())
        .collect();
    function
}

#[test]
fn a_mapping_is_named_after_its_stream() {
    let named = [
        ("my-stream", "DataJobFileMyStreamEventSourceMapping"),
        ("orders2", "DataJobFileOrders2EventSourceMapping"),
        ("my_stream", "DataJobFileMyStream8ad47c3cEventSourceMapping"),
        (
            "orders-${Environment}",
            "DataJobFileOrdersEnvironment003114deEventSourceMapping",
        ),
    ];
    for (stream, id) in named {
        let ids = ids(vec![reads("file", &[stream])]);
        assert!(ids.contains(&id.to_owned()), "{ids:?}");
    }
}

proptest! {
    /// CloudFormation creates the new resource before it deletes the old one, and Lambda refuses a second mapping of
    /// the same source. An id that changes is therefore a deployment that fails.
    #[test]
    fn ids_stay_while_other_triggers_and_functions_come_and_go(
        streams in prop::collection::hash_set("[a-zA-Z0-9_.-]{1,6}|arn:aws:kinesis:us-west-2:112233445566:stream/[a-z-]{1,3}", 1..6),
        kept in any::<prop::sample::Selector>(),
        others in prop::collection::hash_set("[a-z][a-z0-9]{0,3}", 0..4),
    ) {
        let streams: Vec<&str> = streams.iter().map(String::as_str).collect();
        let kept = kept.select(streams.clone());
        let alone = ids(vec![reads("file", &[kept])]);
        let mut functions: Vec<Function> = others
            .iter()
            .filter(|other| *other != "file")
            .map(|other| reads(other, &streams))
            .collect();
        functions.insert(functions.len() / 2, reads("file", &streams));
        let among_others = ids(functions);
        for id in alone {
            prop_assert!(among_others.contains(&id), "{id} is not in {among_others:?}");
        }
    }
}

#[test]
fn words_of_a_function_name_are_capitalized_in_its_logical_id() {
    let template = template(vec![Function::new("DataJob", "resize_all_images")]);
    assert!(template["Resources"]["DataJobResizeAllImagesIamRole"].is_object());
}

#[test]
fn literal_arns_stay_as_they_are() {
    let arn = "arn:aws-us-gov:kinesis:us-gov-west-1:112233445566:stream/gov";
    let mut function = Function::new("DataJob", "file");
    function
        .triggers
        .push(Trigger::Kinesis(KinesisTrigger::new(arn)));
    let template = template(vec![function]);
    assert_eq!(
        template["Resources"]["DataJobFileGov3cfd2041EventSourceMapping"]["Properties"]["EventSourceArn"],
        arn
    );
}

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
fn a_stack_whose_names_cannot_be_in_a_function_name_is_refused() {
    let manifest = golden_manifest("every_option");
    for stack in [Stack::new("my shop", "dev"), Stack::new("shop", "")] {
        let error = manifest.cloudformation(&stack).unwrap_err();
        assert!(matches!(error, TemplateError::StackName(_)), "{error}");
    }
}

#[test]
fn a_manifest_without_function_is_refused() {
    assert_eq!(
        error(&Manifest::new(Vec::new())),
        "the manifest has no function: a template needs at least one"
    );
}

#[test]
fn two_functions_with_one_logical_id_are_refused() {
    let jobs = [("Data", "job_file"), ("DataJob", "file")]
        .map(|(job, function)| JobManifest::new(job, vec![Function::new(job, function)]));
    assert_eq!(
        error(&Manifest::new(jobs.into())),
        "`data.job_file` and `data_job.file` would both be `DataJobFileLambdaFunction` in the template: rename one of them"
    );
}

#[test]
fn a_name_that_does_not_make_a_logical_id_is_refused() {
    let manifest = Manifest::new(vec![JobManifest::new(
        "Größe",
        vec![Function::new("Größe", "file")],
    )]);
    assert_eq!(
        error(&manifest),
        "`Größe` and `file` do not make a logical id: accepted are ASCII letters, digits and `_`"
    );
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
         those that are text are AWS::AccountId, AWS::Partition, AWS::Region, AWS::StackId, AWS::StackName, AWS::URLSuffix"
    );
}

#[test]
fn an_error_of_a_placeholder_leads_to_what_is_wrong_with_it() {
    let jobs = vec![JobManifest::new(
        "DataJob",
        vec![with_variable("${AWS::Regio}")],
    )];
    let template = Manifest::new(jobs).cloudformation(&Stack::default());
    let error = template.unwrap_err();
    let cause = error.source().unwrap().to_string();
    assert_eq!(
        error.to_string(),
        format!("function `data_job.file`: {cause}")
    );
    let error = Manifest::new(Vec::new())
        .cloudformation(&Stack::default())
        .unwrap_err();
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
    function.properties.environment = Some(Environment {
        variables: [("${Name}".to_owned(), "value".to_owned())].into(),
    });
    let manifest = Manifest::new(vec![JobManifest::new("DataJob", vec![function])]);
    assert_eq!(
        error(&manifest),
        "function `data_job.file`: key `${Name}` cannot have a placeholder in it: CloudFormation fills in values only"
    );
}

#[test]
fn a_parameter_with_the_name_of_a_resource_is_refused() {
    let function = with_variable("${DataJobFileIamRole}");
    let manifest = Manifest::new(vec![JobManifest::new("DataJob", vec![function])]);
    assert_eq!(
        error(&manifest),
        "`${DataJobFileIamRole}` would be a parameter, but `DataJobFileIamRole` is a resource of `data_job.file`: use another name"
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
            prop_assert!(serde_json::from_str::<Value>(&template.to_json()).is_ok());
        }
    }
}

#[test]
fn a_function_whose_name_is_too_long_with_the_project_is_refused() {
    let manifest = Manifest::new(vec![JobManifest::new(
        "DataJob",
        vec![Function::new("DataJob", "file")],
    )]);
    let project = "p".repeat(64 - "-dev-data_job-file".len());
    assert!(
        manifest
            .cloudformation(&Stack::new(&project, "dev"))
            .is_ok()
    );
    let error = manifest
        .cloudformation(&Stack::new(format!("{project}p"), "dev"))
        .unwrap_err();
    assert!(matches!(error, TemplateError::FunctionName { .. }));
    assert_eq!(
        error.to_string(),
        format!(
            "function `data_job.file` would be named `{project}p-dev-data_job-file`, of 65 characters; the most is 64: shorten the project, the environment, the job or the function"
        )
    );
    let template = manifest.cloudformation(&Stack::default()).unwrap();
    let template: Value = serde_json::from_str(&template.to_json()).unwrap();
    // 64 characters minus `--data_job-file` and one character of the environment.
    assert_eq!(template["Parameters"]["Project"]["MaxLength"], 48);
}

#[test]
fn more_than_cloudformation_takes_is_refused() {
    let functions = |count: usize| -> Vec<Function> {
        (0..count)
            .map(|number| reads(&format!("file_{number}"), &["orders"]))
            .collect()
    };
    // A function, its role and its mapping.
    assert_eq!(ids(functions(166)).len(), 498);
    let jobs = |functions| Manifest::new(vec![JobManifest::new("DataJob", functions)]);
    assert_eq!(
        error(&jobs(functions(167))),
        "the template would have 501 resources, and CloudFormation takes at most 500: divide the jobs among several templates"
    );
    let variables = (0..200).map(|number| (format!("V{number}"), format!("${{V{number}}}")));
    let mut function = Function::new("DataJob", "file");
    function.properties.environment = Some(Environment {
        variables: variables.collect(),
    });
    assert_eq!(
        error(&jobs(vec![function])),
        "the template would have 204 parameters, and CloudFormation takes at most 200: divide the jobs among several templates"
    );
    let by_name = |count| -> Vec<Function> {
        let names = (0..count).map(|number| format!("f{number}"));
        names.map(|name| Function::new("DataJob", &name)).collect()
    };
    let outputs = template(by_name(200))["Outputs"].clone();
    assert_eq!(outputs.as_object().map(serde_json::Map::len), Some(200));
    assert_eq!(
        error(&jobs(by_name(201))),
        "the template would have 201 outputs, and CloudFormation takes at most 200: divide the jobs among several templates"
    );
}

#[test]
fn a_function_that_was_given_another_name_may_write_to_its_own_log_group() {
    let mut function = Function::new("DataJob", "file");
    function.add_needed_permissions();
    function.function_name = "another".to_owned();
    let job = JobManifest::new("DataJob", vec![function]);
    let template = Manifest::new(vec![job])
        .cloudformation(&Stack::default())
        .unwrap();
    let template = template.to_json();
    assert!(template.contains("log-group:/aws/lambda/another:*"));
    assert!(!template.contains("/aws/lambda/${Project}"), "{template}");
}

#[test]
fn functions_that_share_a_log_group_make_it_once() {
    let sharing = |name: &str, days: u32| {
        let mut function = Function::new("DataJob", name);
        function.log_retention_in_days = Some(days);
        let config = LoggingConfig {
            log_group: Some("/shop/${Environment}".to_owned()),
            ..LoggingConfig::default()
        };
        function.properties.logging_config = Some(config);
        function
    };
    let template = template(vec![sharing("file", 30), sharing("other", 30)]);
    let resources = template["Resources"].as_object().unwrap();
    let of_type = |kind: &'static str| {
        let resources = resources.iter();
        resources.filter(move |(_, resource)| resource["Type"] == kind)
    };
    let groups: Vec<_> = of_type("AWS::Logs::LogGroup").collect();
    assert_eq!(groups.len(), 1);
    for (_, function) in of_type("AWS::Lambda::Function") {
        assert_eq!(function["DependsOn"], json!([groups[0].0]));
    }

    let functions = vec![sharing("file", 30), sharing("other", 14)];
    let manifest = Manifest::new(vec![JobManifest::new("DataJob", functions)]);
    assert_eq!(
        error(&manifest),
        format!(
            "`data_job.file` and `data_job.other` share the resource `{}` and ask for different properties, such as \
             `log_retention_in_days`: let both say the same",
            groups[0].0
        )
    );
}
