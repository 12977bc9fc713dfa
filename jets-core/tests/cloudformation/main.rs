//! Tests of templates made from manifests.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod circles;
#[path = "../common/mod.rs"]
mod common;
mod limits;
mod logical_ids;
mod placeholders;
mod resources;
mod words;

use common::{assert_golden, assert_valid, golden_manifest};
use jets_core::{
    cloudformation::{Stack, TemplateError},
    manifest::{
        Environment, Function, JobManifest, LogGroup, LoggingConfig, Manifest, Number,
        StartingPosition, StartingTime, VpcConfig,
    },
    triggers::{
        Trigger,
        iot::IotTrigger,
        kinesis::KinesisTrigger,
        logs::LogsTrigger,
        sns::{RedrivePolicy, SnsTrigger},
    },
};
use serde_json::{Value, json};

fn template(functions: Vec<Function>) -> Value {
    let manifest = Manifest::new(vec![JobManifest::new("DataJob", functions)]);
    assert_valid(&manifest);
    let template = manifest.cloudformation(&Stack::default()).unwrap();
    serde_json::from_str(&template.to_json().unwrap()).unwrap()
}

fn error(manifest: &Manifest) -> String {
    manifest
        .cloudformation(&Stack::default())
        .unwrap_err()
        .to_string()
}

fn with_variable(value: &str) -> Function {
    let mut function = Function::new("DataJob", "file");
    function.properties.environment = Some(Environment::new(
        [("VALUE".to_owned(), value.to_owned())].into(),
    ));
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
    let text = template.to_json_pretty().unwrap() + "\n";
    assert_golden("every_option.template.json", &text);
}

#[test]
fn the_stack_gives_the_defaults_of_the_parameters() {
    let manifest = golden_manifest("every_option");
    let template = manifest
        .cloudformation(&Stack::new("shop", "prod"))
        .unwrap();
    let template: Value = serde_json::from_str(&template.to_json().unwrap()).unwrap();
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
fn rights_of_a_function_that_was_given_another_name_are_about_that_name() {
    let mut function = Function::new("DataJob", "file");
    function.properties.vpc_config = Some(VpcConfig::default());
    function.add_needed_permissions();
    function.function_name = "another".to_owned();
    let job = JobManifest::new("DataJob", vec![function]);
    let template = Manifest::new(vec![job])
        .cloudformation(&Stack::default())
        .unwrap();
    let template = template.to_json().unwrap();
    assert!(template.contains("log-group:/aws/lambda/another:*"));
    assert!(!template.contains("/aws/lambda/${Project}"), "{template}");
    assert!(template.contains(":function:another\""), "{template}");
    assert!(!template.contains(":function:${Project}"), "{template}");
}

#[test]
fn functions_that_share_a_log_group_make_it_once() {
    let sharing = |name: &str, days: i64| {
        let mut function = Function::new("DataJob", name);
        let mut group = LogGroup::default();
        group.retention_in_days = Some(days.try_into().unwrap());
        function.log_group = Some(group);
        let mut config = LoggingConfig::default();
        config.log_group = Some("/shop/${Environment}".to_owned());
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

#[test]
fn a_topic_of_a_region_that_is_opted_into_has_the_principal_of_the_region() {
    for (region, principal) in [
        ("us-west-2", "sns.amazonaws.com"),
        ("ap-northeast-3", "sns.amazonaws.com"),
        ("ap-east-1", "sns.ap-east-1.amazonaws.com"),
        ("${AWS::Region}", "sns.amazonaws.com"),
    ] {
        let mut topic = SnsTrigger::new(format!("arn:aws:sns:{region}:112233445566:orders"));
        let queue = "arn:aws:sqs:us-west-2:112233445566:failed".to_owned();
        topic.subscription.redrive_policy = Some(RedrivePolicy::new(queue));
        let mut function = Function::new("DataJob", "file");
        function.triggers.push(topic.into());
        let template = template(vec![function]);
        let resources = template["Resources"].as_object().unwrap();
        let permissions = resources
            .values()
            .filter(|one| one["Type"] == "AWS::Lambda::Permission");
        let principals: Vec<_> = permissions
            .map(|one| &one["Properties"]["Principal"])
            .collect();
        assert_eq!(principals, [principal]);
        let outputs = template["Outputs"].to_string();
        assert!(
            outputs.contains(&format!(r#"\"Service\":\"{principal}\""#)),
            "{outputs}"
        );
    }
}

#[test]
fn the_region_of_a_subscription_is_that_of_the_topic() {
    for (topic, region) in [
        ("orders", Value::Null),
        (
            "arn:aws:sns:${AWS::Region}:112233445566:orders",
            Value::Null,
        ),
        (
            "arn:aws:sns:us-west-2:112233445566:orders",
            json!("us-west-2"),
        ),
        (
            "arn:aws:sns:${TopicRegion}:112233445566:orders",
            json!({"Ref": "TopicRegion"}),
        ),
        (
            "${TopicArn}",
            json!({"Fn::Select": [3, {"Fn::Split": [":", {"Ref": "TopicArn"}]}]}),
        ),
    ] {
        let mut function = Function::new("DataJob", "file");
        function.triggers.push(SnsTrigger::new(topic).into());
        let template = template(vec![function]);
        let mut resources = template["Resources"].as_object().unwrap().values();
        let subscription = resources.find(|one| one["Type"] == "AWS::SNS::Subscription");
        assert_eq!(
            subscription.unwrap()["Properties"]["Region"],
            region,
            "{topic}"
        );
    }
}

#[test]
fn a_stream_is_not_read_from_a_time_in_the_future() {
    let from = |seconds: i64| {
        let mut trigger = KinesisTrigger::new("orders");
        let time = StartingTime::from(Number::try_from(seconds).unwrap());
        trigger.event_source_mapping.starting_position = Some(StartingPosition::AtTimestamp.into());
        trigger.event_source_mapping.starting_position_timestamp = Some(time);
        let mut function = Function::new("DataJob", "file");
        function.triggers.push(trigger.into());
        let job = JobManifest::new("DataJob", vec![function]);
        Manifest::new(vec![job]).cloudformation(&Stack::default())
    };
    assert!(from(1_550_289_189).is_ok());
    let error = from(4_102_444_800).unwrap_err();
    assert!(matches!(&error, TemplateError::StartInFuture(handler) if handler == "data_job.file"));
    assert_eq!(
        error.to_string(),
        "function `data_job.file` has a `starting_position_timestamp` in the future, which Lambda does not accept: it is Unix seconds"
    );
}

#[test]
fn a_permission_names_its_source_and_what_needs_it_comes_after_it() {
    const GROUP: &str =
        "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:my-group:*";
    let mut keep = Function::new("DataJob", "keep");
    keep.triggers.push(LogsTrigger::new("my-group").into());
    let template = template(vec![keep]);
    let of_type = |wanted: &str| {
        let mut resources = template["Resources"].as_object().unwrap().iter();
        resources
            .find(|(_, resource)| resource["Type"] == wanted)
            .unwrap()
    };
    let (id, permission) = of_type("AWS::Lambda::Permission");
    assert_eq!(
        permission["Properties"],
        json!({
            "Action": "lambda:InvokeFunction",
            "FunctionName": {"Fn::GetAtt": ["DataJobKeepLambdaFunction", "Arn"]},
            "Principal": "logs.amazonaws.com",
            "SourceArn": {"Fn::Sub": GROUP},
            "SourceAccount": {"Ref": "AWS::AccountId"},
        })
    );
    let (_, filter) = of_type("AWS::Logs::SubscriptionFilter");
    assert_eq!(filter["DependsOn"], json!([id]));
}

#[test]
fn a_role_that_triggers_of_a_function_share_is_there_once() {
    let mut store = Function::new("DataJob", "store");
    for topic in ["heat", "light"] {
        let mut trigger = IotTrigger::new(format!("SELECT * FROM '{topic}'"));
        trigger.error_action = Some("arn:aws:sqs:us-west-2:112233445566:failed".to_owned());
        store.triggers.push(trigger.into());
    }
    let template = template(vec![store]);
    let resources = template["Resources"].as_object().unwrap().values();
    let roles = resources.filter(|resource| {
        let trust = &resource["Properties"]["AssumeRolePolicyDocument"]["Statement"][0];
        trust["Principal"]["Service"] == "iot.amazonaws.com"
    });
    assert_eq!(roles.count(), 1);
}
