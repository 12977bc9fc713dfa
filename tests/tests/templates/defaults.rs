//! Tests what a stack sets for all functions.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use jets::{
    App, Manifest,
    cloudformation::{Stack, Template, TemplateError},
    jobs,
    manifest::{LogFormat, TracingMode},
};
use serde_json::json;

jobs! {
    pub PlainJob {
        pub fn plain() {}

        memory 1024;
        log_format Text;
        log_retention_in_days 7;
        tags { team: "payments" };
        tracing PassThrough;
        permissions_boundary "arn:aws:iam::112233445566:policy/own";
        pub fn own() {}

        log_group "/shared";
        pub fn shared() {}
    }
}

fn made_for(stack: &Stack) -> Result<Template, TemplateError> {
    let manifest = App::new().job(PlainJob).manifest().expect("a manifest");
    manifest.cloudformation(stack)
}

fn with_defaults() -> Stack {
    let mut stack = Stack::default();
    let defaults = &mut stack.defaults;
    defaults.memory_size = Some(512.try_into().expect("in the limits"));
    defaults.log_format = Some(LogFormat::Json);
    defaults.log_retention_in_days = Some(30.try_into().expect("in the limits"));
    defaults.tags = [("team", "orders"), ("cost", "${CostCenter}")]
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .into();
    defaults.tracing = Some(TracingMode::Active);
    defaults.permissions_boundary = Some("arn:aws:iam::112233445566:policy/all".to_owned());
    stack
}

#[test]
fn the_defaults_of_a_stack_are_for_every_function_and_what_a_function_says_wins() {
    let manifest = App::new().job(PlainJob).manifest().expect("a manifest");
    let template = manifest
        .cloudformation(&with_defaults())
        .expect("a template");
    let properties = |id: &str| {
        template
            .resource(id)
            .expect("a resource")
            .properties
            .clone()
    };

    let plain = properties("PlainJobPlainLambdaFunction");
    assert_eq!(plain["MemorySize"], 512);
    assert_eq!(plain["LoggingConfig"], json!({"LogFormat": "JSON"}));
    assert_eq!(plain["TracingConfig"]["Mode"], "Active");
    assert_eq!(
        plain["Tags"],
        json!([{"Key": "cost", "Value": {"Ref": "CostCenter"}}, {"Key": "team", "Value": "orders"}])
    );
    assert_eq!(properties("PlainJobPlainLogGroup")["RetentionInDays"], 30);
    let role = properties("PlainJobPlainIamRole");
    assert_eq!(
        role["PermissionsBoundary"],
        "arn:aws:iam::112233445566:policy/all"
    );
    let policy = role.to_string();
    assert!(policy.contains("xray:PutTraceSegments"), "{policy}");
    assert!(
        policy.contains("logs:PutLogEvents") && !policy.contains("logs:CreateLogGroup"),
        "{policy}"
    );

    let own = properties("PlainJobOwnLambdaFunction");
    assert_eq!(own["MemorySize"], 1024);
    assert_eq!(own["LoggingConfig"], json!({"LogFormat": "Text"}));
    assert_eq!(own["TracingConfig"]["Mode"], "PassThrough");
    assert_eq!(own["Tags"][1], json!({"Key": "team", "Value": "payments"}));
    assert_eq!(properties("PlainJobOwnLogGroup")["RetentionInDays"], 7);
    let role = properties("PlainJobOwnIamRole");
    assert_eq!(
        role["PermissionsBoundary"],
        "arn:aws:iam::112233445566:policy/own"
    );

    // A group with a name of its own may exist.
    let shared = properties("PlainJobSharedLambdaFunction");
    assert_eq!(
        shared["LoggingConfig"],
        json!({"LogFormat": "JSON", "LogGroup": "/shared"})
    );
    let groups = template.to_value()["Resources"]
        .to_string()
        .matches("AWS::Logs::LogGroup")
        .count();
    assert_eq!(groups, 2);
}

#[test]
fn a_function_gets_the_same_template_from_defaults_as_from_its_class() {
    mod declared {
        jets::jobs! {
            pub PlainJob {
                class_memory 512;
                class_log_format JSON;
                class_log_retention_in_days 30;
                class_tags { team: "orders", cost: "${CostCenter}" };
                class_tracing Active;
                class_permissions_boundary "arn:aws:iam::112233445566:policy/all";
                sqs_event "orders";
                fn take(event) {
                    _ = event;
                }
            }
        }
    }

    mod bare {
        jets::jobs! {
            pub PlainJob {
                sqs_event "orders";
                fn take(event) {
                    _ = event;
                }
            }
        }
    }

    let declared: Manifest = declared::PlainJob::MANIFEST.parse().expect("a manifest");
    let bare: Manifest = bare::PlainJob::MANIFEST.parse().expect("a manifest");
    let sorted = |template: Template| {
        let mut json = template.to_value();
        let statements = &mut json["Resources"]["PlainJobTakeIamRole"]["Properties"]["Policies"][0]
            ["PolicyDocument"]["Statement"];
        let list = statements.as_array_mut().expect("statements");
        list.sort_by_key(ToString::to_string);
        json
    };
    assert_eq!(
        sorted(bare.cloudformation(&with_defaults()).expect("a template")),
        sorted(
            declared
                .cloudformation(&Stack::default())
                .expect("a template")
        ),
    );
}

#[test]
fn defaults_that_aws_does_not_accept_are_errors() {
    let long = "a".repeat(129);
    for (change, message) in [
        (
            tag as fn(&mut Stack, &str, &str),
            "`tags` of all functions: ",
        ),
        (boundary, "`permissions_boundary` of all functions: "),
    ] {
        for (key, value) in [
            ("", "x"),
            ("aws:team", "x"),
            (long.as_str(), "x"),
            ("team", &"a".repeat(257)),
        ] {
            let mut stack = Stack::default();
            change(&mut stack, key, value);
            let error = made_for(&stack).expect_err("not accepted").to_string();
            assert!(error.starts_with(message), "{error}");
        }
    }
    let mut stack = Stack::default();
    // A function has one of its own.
    for number in 0..49 {
        tag(&mut stack, &format!("tag{number}"), "x");
    }
    made_for(&stack).expect("the most");
    tag(&mut stack, "tag49", "x");
    let error = made_for(&stack).expect_err("too many").to_string();
    assert!(
        error.contains("would have 51 tags; the most is 50"),
        "{error}"
    );
}

fn tag(stack: &mut Stack, key: &str, value: &str) {
    stack.defaults.tags.insert(key.to_owned(), value.to_owned());
}

fn boundary(stack: &mut Stack, key: &str, _: &str) {
    stack.defaults.permissions_boundary = Some(key.to_owned());
}
