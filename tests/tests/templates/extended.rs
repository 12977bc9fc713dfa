//! Tests what a program adds to a template, binds in it and asks it for.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use jets::{
    App,
    cloudformation::{Binding, Resource, Stack, Template, TemplateError, UpdateEffect},
    jobs,
};
use serde_json::{Value, json};

jobs! {
    pub OrderJob {
        sqs_event "orders-${Environment}", batch_size: "${BatchSize:10}";
        log_retention_in_days 30;
        fn take(event) {
            _ = event;
        }

        dynamodb_event "${OrdersStreamArn}", on_failure: "${FailedQueueArn}";
        environment { TABLE: "table of ${OrdersStreamArn} in ${Environment}, ${!OrdersStreamArn}" };
        fn changed(dynamodb_records) {
            println!("{}", dynamodb_records.len());
        }

        rate "1 day";
        event_invoke_config maximum_retry_attempts: 0;
        role "arn:aws:iam::112233445566:role/reports";
        fn report() {}
    }
}

fn made_for(stack: &Stack) -> Result<Template, TemplateError> {
    let manifest = App::new().job(OrderJob).manifest().expect("a manifest");
    manifest.cloudformation(stack)
}

fn template() -> Template {
    made_for(&Stack::default()).expect("a template")
}

#[test]
fn a_template_knows_the_ids_of_each_function() {
    let template = template();
    let take = template.ids(OrderJob::TAKE).expect("a function");
    assert_eq!(take.function, "OrderJobTakeLambdaFunction");
    assert_eq!(take.role.as_deref(), Some("OrderJobTakeIamRole"));
    assert_eq!(take.log_group.as_deref(), Some("OrderJobTakeLogGroup"));
    assert_eq!(take.event_invoke_config, None);
    assert_eq!(take.event_source_mappings.len(), 1);
    assert_eq!(take.others, [] as [&str; 0]);

    let report = template.ids("order_job.report").expect("a function");
    assert_eq!(report.role, None);
    assert_eq!(report.log_group, None);
    assert_eq!(
        report.event_invoke_config.as_deref(),
        Some("OrderJobReportEventInvokeConfig")
    );
    assert_eq!(report.event_source_mappings, [] as [&str; 0]);
    assert_eq!(report.others.len(), 2, "{report:?}");

    assert!(template.ids("order_job.stroe").is_none());
}

#[test]
fn every_resource_of_a_function_is_among_its_ids() {
    let template = template();
    let of_functions: usize = template
        .functions()
        .map(|function| {
            let optional = [
                &function.role,
                &function.log_group,
                &function.event_invoke_config,
            ];
            let lists = [&function.event_source_mappings, &function.others];
            let ids = [Some(&function.function)]
                .into_iter()
                .chain(optional.map(Option::as_ref))
                .flatten()
                .chain(lists.into_iter().flatten());
            ids.inspect(|id| assert!(template.resource(id).is_some(), "{id}"))
                .count()
        })
        .sum();
    let resources = &template.to_value()["Resources"];
    assert_eq!(
        resources.as_object().map(serde_json::Map::len),
        Some(of_functions)
    );
}

#[test]
fn a_resource_of_the_users_own_is_added_once() {
    let mut template = template();
    let mut queue = Resource::new("AWS::SQS::Queue", json!({"QueueName": "failed"}));
    queue
        .attributes
        .insert("Condition".to_owned(), json!("IsProduction"));
    template
        .add_resource("FailedQueue", queue.clone())
        .expect("a free id");
    assert_eq!(
        template.to_value()["Resources"]["FailedQueue"],
        json!({"Type": "AWS::SQS::Queue", "Condition": "IsProduction", "Properties": {"QueueName": "failed"}})
    );
    template
        .add_parameter("AlarmTopicArn", "ARN of a topic")
        .expect("a free name");
    for id in [
        "FailedQueue",
        "OrderJobTakeLambdaFunction",
        "BatchSize",
        "Project",
        "AlarmTopicArn",
    ] {
        let error = template
            .add_resource(id, queue.clone())
            .expect_err("a taken id");
        assert!(
            matches!(&error, TemplateError::IdExists(taken) if taken == id),
            "{error}"
        );
        assert!(template.add_parameter(id, "another").is_err());
    }
    for id in ["", "failed-queue", "größe", &"a".repeat(256)] {
        let error = template.add_resource(id, queue.clone()).expect_err("no id");
        assert!(matches!(error, TemplateError::LogicalId(_)), "{error}");
    }
}

#[test]
fn a_template_has_at_most_500_resources() {
    let mut template = template();
    let queue = Resource::new("AWS::SQS::Queue", json!({}));
    let added = (0..500).take_while(|number| {
        template
            .add_resource(format!("Queue{number}"), queue.clone())
            .is_ok()
    });
    let added = added.count();
    let made = made_for(&Stack::default()).expect("a template").to_value();
    let made = made["Resources"].as_object().expect("resources").len();
    assert_eq!(made + added, 500);
}

#[test]
fn a_template_that_was_made_too_large_does_not_become_text() {
    let is_too_large = |template: &Template| {
        let texts = [template.to_json(), template.to_json_pretty()];
        texts.map(|text| {
            matches!(
                text,
                Err(TemplateError::TemplateSize { max: 1_000_000, .. })
            )
        })
    };
    let mut template = template();
    assert_eq!(is_too_large(&template), [false, false]);
    let lines = vec![json!("a"); 100_000];
    let note = Resource::new("AWS::SSM::Parameter", json!({ "Value": lines }));
    template.add_resource("Note", note).expect("a free id");
    // Each line is indented, so that only the text with one line is small enough.
    assert_eq!(is_too_large(&template), [false, true]);
    let note = template.resource_mut("Note").expect("the resource");
    note.properties = json!({ "Value": "a".repeat(1_000_000) });
    assert_eq!(is_too_large(&template), [true, true]);

    let queue = Resource::new("AWS::SQS::Queue", json!({}));
    let mut template = self::template();
    for number in 0..501 {
        let _is_full = template.add_resource(format!("Queue{number}"), queue.clone());
    }
    let error = template.to_json().expect_err("too many resources");
    assert!(
        matches!(
            error,
            TemplateError::TooMany {
                what: "resources",
                ..
            }
        ),
        "{error}"
    );
}

#[test]
fn a_resource_can_be_changed() {
    let mut template = template();
    let id = template
        .ids(OrderJob::TAKE)
        .expect("a function")
        .function
        .clone();
    let function = template.resource_mut(&id).expect("a resource");
    function.properties["SnapStart"] = json!({"ApplyOn": "None"});
    function.depends_on.push("OrdersQueue".to_owned());
    let changed = &template.to_value()["Resources"][&id];
    assert_eq!(changed["Properties"]["SnapStart"]["ApplyOn"], "None");
    assert!(
        changed["DependsOn"]
            .as_array()
            .expect("ids")
            .contains(&json!("OrdersQueue"))
    );
    assert!(template.resource_mut("Unknown").is_none());
}

/// Returns the strings of references to parameter `name`.
fn references(name: &str, value: &Value) -> usize {
    match value {
        Value::Array(items) => items.iter().map(|item| references(name, item)).sum(),
        Value::Object(entries) => {
            let here = usize::from(
                entries
                    .get("Ref")
                    .is_some_and(|reference| reference == name),
            );
            here + entries
                .values()
                .map(|entry| references(name, entry))
                .sum::<usize>()
        }
        _ => 0,
    }
}

#[test]
fn an_expression_takes_the_place_of_a_parameter_everywhere() {
    let stack = Stack::default()
        .bind(
            "OrdersStreamArn",
            Binding::get_att("OrdersTable", "StreamArn"),
        )
        .bind("FailedQueueArn", Binding::import_value("failed-queue"))
        .bind("CodeBucket", json!({"Ref": "Bucket"}));
    let template = made_for(&stack).expect("a template");
    let json = template.to_value();
    for name in ["OrdersStreamArn", "FailedQueueArn", "CodeBucket"] {
        assert_eq!(json["Parameters"][name], Value::Null);
        assert_eq!(references(name, &json), 0, "{name}");
    }
    let stream = json!({"Fn::GetAtt": ["OrdersTable", "StreamArn"]});
    let changed = template.ids(OrderJob::CHANGED).expect("a function");
    let mapping = &json["Resources"][&changed.event_source_mappings[0]]["Properties"];
    assert_eq!(mapping["EventSourceArn"], stream);
    assert_eq!(
        mapping["DestinationConfig"]["OnFailure"]["Destination"],
        json!({"Fn::ImportValue": "failed-queue"})
    );
    let function = &json["Resources"][&changed.function]["Properties"];
    assert_eq!(function["Code"]["S3Bucket"], json!({"Ref": "Bucket"}));
    assert_eq!(
        function["Environment"]["Variables"]["TABLE"],
        json!({"Fn::Sub": [
            "table of ${OrdersStreamArn} in ${Environment}, ${!OrdersStreamArn}",
            {"OrdersStreamArn": stream},
        ]})
    );
    let role = json["Resources"][changed.role.as_deref().expect("a role")].to_string();
    assert!(role.contains(&stream.to_string()), "{role}");
}

#[test]
fn two_expressions_can_stand_in_one_text() {
    jobs! {
        TextJob {
            environment { TEXT: "${First} and ${Second}" };
            fn run(event) {
                _ = event;
            }
        }
    }

    let manifest = App::new().job(TextJob).manifest().expect("a manifest");
    let stack = Stack::default()
        .bind("First", json!("1"))
        .bind("Second", json!("2"));
    let template = manifest.cloudformation(&stack).expect("a template");
    let function = template
        .resource("TextJobRunLambdaFunction")
        .expect("a function");
    assert_eq!(
        function.properties["Environment"]["Variables"]["TEXT"],
        json!({"Fn::Sub": ["${First} and ${Second}", {"First": "1", "Second": "2"}]})
    );
}

#[test]
fn a_parameter_of_systems_manager_has_no_limits() {
    let stack = Stack::default().bind("BatchSize", Binding::ssm_parameter("/shop/batch-size"));
    let template = made_for(&stack).expect("a template").to_value();
    let parameter = &template["Parameters"]["BatchSize"];
    assert_eq!(parameter["Type"], "AWS::SSM::Parameter::Value<String>");
    assert_eq!(parameter["Default"], "/shop/batch-size");
    assert_eq!(parameter["MaxValue"], Value::Null);
    assert_eq!(parameter["MinValue"], Value::Null);
}

#[test]
fn what_cannot_be_bound_is_an_error() {
    for (name, message) in [
        ("Project", "nothing can be bound to `Project`"),
        ("Environment", "nothing can be bound to `Environment`"),
        ("OrdersStreamArm", "did you mean `OrdersStreamArn`?"),
    ] {
        let stack = Stack::default().bind(name, json!("x"));
        let error = made_for(&stack).expect_err("no such parameter").to_string();
        assert!(error.contains(message), "{error}");
    }
}

#[test]
fn an_update_says_what_it_replaces_and_removes() {
    let old = template();
    assert_eq!(old.check_update(&old.to_value()), []);

    let mut new = template();
    let changed = new.ids(OrderJob::CHANGED).expect("a function").clone();
    let mapping = changed.event_source_mappings[0].clone();
    new.resource_mut(&mapping).expect("a mapping").properties["StartingPosition"] = json!("LATEST");
    new.resource_mut(&mapping).expect("a mapping").properties["BatchSize"] = json!(7);
    let before = {
        let mut before = template();
        before.resource_mut(&mapping).expect("a mapping").properties["StartingPosition"] =
            json!("TRIM_HORIZON");
        let group = Resource::new("AWS::Logs::LogGroup", json!({"LogGroupName": "old"}));
        before.add_resource("OldGroup", group).expect("a free id");
        let mut table = Resource::new("AWS::DynamoDB::Table", json!({"TableName": "orders"}));
        table.deletion_policy = Some(jets::manifest::DeletionPolicy::Retain);
        before.add_resource("OldTable", table).expect("a free id");
        before.to_value()
    };
    let effects = new.check_update(&before);
    assert!(
        matches!(
            effects.as_slice(),
            [
                UpdateEffect::Removed { id: group, is_kept: false, .. },
                UpdateEffect::Removed { id: table, is_kept: true, .. },
                UpdateEffect::Replaced { id, property: "StartingPosition", .. },
            ] if group == "OldGroup" && table == "OldTable" && *id == mapping
        ),
        "{effects:?}"
    );
    assert_eq!(
        effects[2].to_string(),
        format!(
            "`{mapping}` (AWS::Lambda::EventSourceMapping) is replaced, because `StartingPosition` changes"
        )
    );
}

#[test]
fn a_table_that_gets_a_stream_stays_and_another_view_type_is_another_stream() {
    let with = |view: Option<&str>| {
        let mut template = template();
        let stream = view.map(|view| json!({"StreamViewType": view}));
        let properties = json!({"TableName": "orders", "StreamSpecification": stream});
        let table = Resource::new("AWS::DynamoDB::Table", properties);
        template
            .add_resource("OrdersTable", table)
            .expect("a free id");
        template
    };
    let plain = with(None).to_value();
    assert_eq!(with(Some("KEYS_ONLY")).check_update(&plain), []);
    let keys = with(Some("KEYS_ONLY")).to_value();
    assert_eq!(with(Some("NEW_IMAGE")).check_update(&keys).len(), 1);
}

#[test]
fn a_function_that_keeps_the_name_of_aws_has_its_constant_and_its_ids() {
    jobs! {
        NewJob {
            class_name "OldJob";

            name "old";
            fn renamed(event) {
                _ = event;
            }
        }
    }

    let app = App::new().job(NewJob);
    assert_eq!(app.handler_names(), [NewJob::RENAMED.name()]);
    let manifest = app.manifest().expect("a manifest");
    let template = manifest
        .cloudformation(&Stack::default())
        .expect("a template");
    let new = template.ids(NewJob::RENAMED).expect("a function");
    assert_eq!(new.handler, "old_job.old");
    assert_eq!(new.function, "OldJobOldLambdaFunction");
}
