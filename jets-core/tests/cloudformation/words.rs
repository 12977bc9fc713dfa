//! Tests of words and switches that are parameters.

use jets_core::{
    cloudformation::{Stack, TemplateError},
    manifest::{Choice, Function, JobManifest, Manifest, Map, Names},
    resources::{Bucket, Queue},
    triggers::{
        Trigger,
        iot::IotTrigger,
        kinesis::KinesisTrigger,
        rule::RuleTrigger,
        s3::{S3EventType, S3Trigger},
        schedule::ScheduleTrigger,
        sns::SnsTrigger,
        sqs::SqsTrigger,
    },
};
use serde_json::{Value, json};

use crate::{error, template};

fn choice<T: Names>(text: &str) -> Choice<T> {
    text.parse().unwrap()
}

fn with_levels(level: &str, system_level: &str) -> Function {
    let mut function = Function::new("DataJob", "file");
    let config = function.properties.logging_config.get_or_insert_default();
    config.log_format = Some(choice("JSON"));
    config.application_log_level = Some(choice(level));
    config.system_log_level = Some(choice(system_level));
    function
}

fn triggered(trigger: impl Into<Trigger>) -> Function {
    let mut function = Function::new("DataJob", "file");
    function.triggers.push(trigger.into());
    function
}

fn of_job(functions: Vec<Function>) -> Manifest {
    Manifest::new(vec![JobManifest::new("DataJob", functions)])
}

#[test]
fn a_parameter_takes_the_words_that_all_its_uses_take() {
    let template = template(vec![with_levels("${Level:INFO}", "${Level:INFO}")]);
    let level = &template["Parameters"]["Level"];
    assert_eq!(level["Type"], "String");
    assert_eq!(level["Default"], "INFO");
    assert_eq!(level["AllowedValues"], json!(["DEBUG", "INFO", "WARN"]));
    let config = &template["Resources"]["DataJobFileLambdaFunction"]["Properties"]["LoggingConfig"];
    assert_eq!(config["ApplicationLogLevel"], json!({"Ref": "Level"}));
    assert_eq!(config["SystemLogLevel"], json!({"Ref": "Level"}));
}

#[test]
fn a_parameter_without_a_common_word_is_an_error() {
    let mut function = with_levels("${Word}", "INFO");
    function.properties.recursive_loop = Some(choice("${Word}"));
    assert_eq!(
        error(&of_job(vec![function])),
        "`${Word}` cannot stand for both `ApplicationLogLevel` of `data_job.file`, one of TRACE, DEBUG, INFO, WARN, ERROR, FATAL, \
         and `RecursiveLoop` of `data_job.file`, one of Allow, Terminate: use two names"
    );
    let mut function = with_levels("${Word}", "INFO");
    function.properties.timeout = Some("${Word}".parse().unwrap());
    assert_eq!(
        error(&of_job(vec![function])),
        "`${Word}` cannot stand for both `ApplicationLogLevel` of `data_job.file`, one of TRACE, DEBUG, INFO, WARN, ERROR, FATAL, \
         and `Timeout` of `data_job.file`, 1 to 1800: use two names"
    );
}

#[test]
fn a_default_is_one_of_the_words() {
    let stack = Stack::default().parameter("Level", "TRACE");
    let manifest = of_job(vec![with_levels("${Level}", "${Level}")]);
    assert!(matches!(
        manifest.cloudformation(&stack),
        Err(TemplateError::NotAccepted { .. })
    ));
    assert_eq!(
        manifest.cloudformation(&stack).unwrap_err().to_string(),
        "parameter `Level` is one of DEBUG, INFO, WARN, not `TRACE`"
    );
    for text in ["${Level:LOUD}", "LOUD", "${Level}x", "x${Level}", ""] {
        assert!(text.parse::<Choice<bool>>().is_err(), "{text}");
    }
}

#[test]
fn a_parameter_that_every_template_has_is_no_switch() {
    let mut trigger = SqsTrigger::new("orders");
    trigger.event_source_mapping.enabled = choice("${Environment}");
    assert_eq!(
        error(&of_job(vec![triggered(trigger)])),
        "`${Environment}` is text that every template has: it cannot have a default in a job, or stand for a number or a word"
    );
}

/// Returns the value of a property of the resource of a type.
fn property(trigger: impl Into<Trigger>, r#type: &str, pointer: &str) -> Value {
    let template = template(vec![triggered(trigger)]);
    let resources = template["Resources"].as_object().unwrap();
    let resource = resources
        .values()
        .find(|resource| resource["Type"] == r#type);
    let value = resource.unwrap()["Properties"].pointer(pointer).unwrap();
    if value.get("Fn::If").is_some() {
        let enabled = json!({"Fn::Equals": [{"Ref": "Enabled"}, "true"]});
        assert_eq!(template["Conditions"], json!({"EnabledIsTrue": enabled}));
        let parameter = &template["Parameters"]["Enabled"];
        assert_eq!(parameter["Default"], "false");
        assert_eq!(parameter["AllowedValues"], json!(["true", "false"]));
    } else {
        assert!(template.get("Conditions").is_none(), "{template}");
    }
    value.clone()
}

#[test]
fn every_trigger_with_a_state_can_be_enabled_by_a_parameter() {
    const RULE: &str = "AWS::Events::Rule";
    let words = json!(["EnabledIsTrue", "ENABLED", "DISABLED"]);
    for (enabled, state, mapping, is_disabled) in [
        ("true", json!("ENABLED"), json!(true), json!(false)),
        ("false", json!("DISABLED"), json!(false), json!(true)),
        (
            "${Enabled:false}",
            json!({"Fn::If": words}),
            json!({"Ref": "Enabled"}),
            json!({"Fn::If": ["EnabledIsTrue", false, true]}),
        ),
    ] {
        let enabled = || choice(enabled);
        let mut rule = RuleTrigger::new(Map::from_iter([("source", ["aws.ec2"])]));
        rule.enabled = enabled();
        assert_eq!(property(rule, RULE, "/State"), state);
        let mut objects = S3Trigger::new("uploads", &[S3EventType::ObjectCreated], None, None);
        objects.enabled = enabled();
        assert_eq!(property(objects, RULE, "/State"), state);
        let mut schedule = ScheduleTrigger::new("rate(1 day)");
        schedule.enabled = enabled();
        assert_eq!(
            property(schedule, "AWS::Scheduler::Schedule", "/State"),
            state
        );
        let mut statement = IotTrigger::new("SELECT * FROM 'a'");
        statement.enabled = enabled();
        let pointer = "/TopicRulePayload/RuleDisabled";
        assert_eq!(
            property(statement, "AWS::IoT::TopicRule", pointer),
            is_disabled
        );
        let mut queue = SqsTrigger::new("orders");
        queue.event_source_mapping.enabled = enabled();
        let mapping_type = "AWS::Lambda::EventSourceMapping";
        assert_eq!(property(queue, mapping_type, "/Enabled"), mapping);
    }
}

#[test]
fn switches_of_created_resources_are_parameters() {
    let mut queue = Queue::new("orders.fifo");
    queue.content_based_deduplication = Some(choice("${Same:true}"));
    queue.fifo_throughput_limit = Some(choice("${Limit:perMessageGroupId}"));
    let mut bucket = Bucket::new("uploads");
    bucket.versioning = Some(choice("${Versions}"));
    let mut manifest = of_job(vec![Function::new("DataJob", "file")]);
    manifest.jobs[0].resources = vec![queue.into(), bucket.into()];
    crate::assert_valid(&manifest);
    let template = manifest.cloudformation(&Stack::default()).unwrap();
    let template = template.to_value();
    let parameter = |name: &str| template["Parameters"][name]["AllowedValues"].clone();
    assert_eq!(parameter("Same"), json!(["true", "false"]));
    assert_eq!(parameter("Limit"), json!(["perQueue", "perMessageGroupId"]));
    assert_eq!(parameter("Versions"), json!(["true", "false"]));
    let resources = template["Resources"].as_object().unwrap();
    let properties = |property: &str, name: &str| {
        let mut all = resources.values().map(|resource| &resource["Properties"]);
        all.find(|properties| properties[property] == name).unwrap()
    };
    let queue = properties("QueueName", "orders.fifo");
    assert_eq!(queue["ContentBasedDeduplication"], json!({"Ref": "Same"}));
    assert_eq!(queue["FifoThroughputLimit"], json!({"Ref": "Limit"}));
    assert_eq!(
        queue["DeduplicationScope"],
        json!({"Fn::If": ["LimitIsPerMessageGroupId", "messageGroup", "queue"]})
    );
    assert_eq!(
        template["Conditions"]["LimitIsPerMessageGroupId"],
        json!({"Fn::Equals": [{"Ref": "Limit"}, "perMessageGroupId"]})
    );
    assert_eq!(
        properties("BucketName", "uploads")["VersioningConfiguration"],
        json!({"Fn::If": ["VersionsIsTrue", {"Status": "Enabled"}, {"Status": "Suspended"}]})
    );
}

#[test]
fn a_starting_position_that_is_a_parameter_needs_no_time() {
    let mut trigger = KinesisTrigger::new("orders");
    trigger.event_source_mapping.starting_position = Some(choice("${Start:TRIM_HORIZON}"));
    let mut topic = SnsTrigger::new("orders");
    topic.subscription.filter_policy_scope = Some(choice("${Scope}"));
    let mut function = triggered(trigger);
    function.triggers.push(topic.into());
    let template = template(vec![function]);
    let parameters = &template["Parameters"];
    assert_eq!(
        parameters["Start"]["AllowedValues"],
        json!(["LATEST", "TRIM_HORIZON"])
    );
    assert_eq!(
        parameters["Scope"]["AllowedValues"],
        json!(["MessageAttributes", "MessageBody"])
    );
}
