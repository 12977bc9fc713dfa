//! Tests of numbers and ARNs that are placeholders.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use common::golden_manifest;
use jets_core::{
    cloudformation::Stack,
    manifest::{
        EphemeralStorage, FixedNumber, Function, JobManifest, Manifest, Number, NumberError,
        limits::{self, Limits},
    },
    triggers::{Trigger, kinesis::KinesisTrigger, sns::SnsTrigger, sqs::SqsTrigger},
};
use serde_json::{Value, json};

fn placeholder<L: Limits>(text: &str) -> Number<L> {
    text.parse().unwrap()
}

fn manifest(function: Function) -> Manifest {
    Manifest::new(vec![JobManifest::new("DataJob", vec![function])])
}

fn template(manifest: &Manifest, stack: &Stack) -> Value {
    serde_json::to_value(manifest.cloudformation(stack).unwrap()).unwrap()
}

fn error(manifest: &Manifest, stack: &Stack) -> String {
    manifest.cloudformation(stack).unwrap_err().to_string()
}

fn with_timeout(timeout: &str) -> Function {
    let mut function = Function::new("DataJob", "file");
    function.properties.timeout = Some(placeholder(timeout));
    function
}

/// Collects the JSON pointers of the integers in `value`.
fn integers(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Number(_) => found.push(pointer.to_owned()),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                integers(item, &format!("{pointer}/{index}"), found);
            }
        }
        Value::Object(entries) => {
            for (name, entry) in entries {
                integers(entry, &format!("{pointer}/{name}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn a_number_equals_the_integer_that_it_is() {
    type Timeout = Number<limits::Timeout>;
    assert_eq!(Timeout::try_from(5).unwrap(), 5);
    assert_ne!(Timeout::try_from(5).unwrap(), 6);
    assert_ne!(placeholder::<limits::Timeout>("${Size:5}"), 5);
}

#[test]
fn a_number_outside_its_limits_or_a_text_that_is_no_placeholder_is_refused() {
    type Timeout = Number<limits::Timeout>;
    let accepted = "an integer of 1 to 5400, or a placeholder such as `${Name}` or `${Name:1}`";
    let refused = |number: Result<Timeout, NumberError>, found: &str| {
        let error = number.unwrap_err().to_string();
        assert_eq!(error, format!("expected {accepted}, not `{found}`"));
    };
    for number in [i64::MIN, 0, 5_401, 50_000, i64::MAX] {
        refused(Timeout::try_from(number), &number.to_string());
        refused(number.to_string().parse(), &number.to_string());
    }
    for text in [
        "",
        "fast",
        "1.5",
        "${Time",
        "${Time}s",
        "${Time:0}",
        "${AWS::Region}",
    ] {
        refused(text.parse(), text);
    }
    for text in ["1", "900", "${Time}", "${Time:900}"] {
        assert_eq!(text.parse::<Timeout>().unwrap().to_string(), text);
    }
}

#[test]
fn every_number_that_may_differ_becomes_a_parameter_with_the_limits_of_its_property() {
    let every_option = serde_json::to_value(golden_manifest("every_option")).unwrap();
    let mut pointers = Vec::new();
    integers(&every_option, "", &mut pointers);
    let mut literal_only = Vec::new();
    let mut count = 0;
    for pointer in pointers {
        let with = |value: Value| {
            let mut changed = every_option.clone();
            *changed.pointer_mut(&pointer).unwrap() = value;
            changed.to_string().parse::<Manifest>().ok()
        };
        let name = pointer.rsplit('/').next().unwrap();
        let Some(manifest) = with(json!("${Differs}")) else {
            literal_only.push(name.to_owned());
            continue;
        };
        // A FIFO queue has smaller batches, but the reader does not know the kind of queue.
        let source = pointer.replace("/BatchSize", "/EventSourceArn");
        let source = every_option.pointer(&source).and_then(Value::as_str);
        let of_fifo_queue = source.is_some_and(|arn| arn.contains(".fifo"));
        // The timeouts of functions limit that of their queue, and no template compares two placeholders.
        let of_queue = pointer.ends_with("/visibility_timeout");
        // The reader does not know where a function runs either.
        let by_capacity = ["Timeout", "MemorySize"].contains(&name);
        if pointer.contains("/input/") || of_fifo_queue || of_queue || by_capacity {
            continue;
        }
        count += 1;
        let parameter = &template(&manifest, &Stack::default())["Parameters"]["Differs"];
        assert_eq!(parameter["Type"], "Number", "{pointer}");
        let limit = |name: &str| parameter[name].as_i64().unwrap();
        let (least, most) = (limit("MinValue"), limit("MaxValue"));
        for (number, is_taken) in [
            (least, true),
            (most, true),
            (least - 1, false),
            (most + 1, false),
        ] {
            assert_eq!(
                with(json!(number)).is_some(),
                is_taken,
                "{pointer}: {number}"
            );
            let default = format!("${{Differs:{number}}}");
            assert_eq!(
                with(json!(default)).is_some(),
                is_taken,
                "{pointer}: {default}"
            );
        }
    }
    assert!(count >= 16, "{count}");
    literal_only.sort();
    literal_only.dedup();
    assert_eq!(
        literal_only,
        [
            "MaximumRecordAgeInSeconds",
            "TumblingWindowInSeconds",
            // Numbers of the program, and not of the template.
            "backoff_in_seconds",
            "maximum_backoff_in_seconds",
            "version"
        ]
    );
}

#[test]
fn a_number_without_placeholder_is_within_its_ranges() {
    fn check<L: Limits>(accepted: &[i64], refused: &[i64], words: &str) {
        for number in accepted {
            let taken = FixedNumber::<L>::try_from(*number).ok();
            assert_eq!(taken.map(|taken| taken.value()), Some(*number));
        }
        for number in refused {
            let error = FixedNumber::<L>::try_from(*number).err();
            let expected = format!("expected an integer of {words}, not `{number}`");
            assert_eq!(error.map(|error| error.to_string()), Some(expected));
        }
    }
    check::<limits::RecordAge>(
        &[-1, 60, 604_800],
        &[-2, 0, 59, 604_801],
        "-1 or 60 to 604800",
    );
    check::<limits::TumblingWindow>(&[0, 900], &[-1, 901], "0 to 900");
    check::<limits::LogRetention>(
        &[1, 14, 3653],
        &[0, 2, 3654],
        "1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653",
    );
}

#[test]
fn a_default_is_taken_off_before_the_reference() {
    let mut function = with_timeout("${Timeout:30}");
    function.properties.kms_key_arn =
        Some("${KeyArn:arn:aws:kms:us-west-2:112233445566:key/1234abcd}".to_owned());
    let template = template(&manifest(function), &Stack::default());
    let properties = &template["Resources"]["DataJobFileLambdaFunction"]["Properties"];
    assert_eq!(properties["Timeout"], json!({"Ref": "Timeout"}));
    assert_eq!(properties["KmsKeyArn"], json!({"Ref": "KeyArn"}));
    let parameters = &template["Parameters"];
    assert_eq!(parameters["Timeout"]["Default"], 30);
    assert_eq!(
        parameters["KeyArn"]["Default"],
        "arn:aws:kms:us-west-2:112233445566:key/1234abcd"
    );
}

#[test]
fn the_limits_of_two_uses_are_what_both_take() {
    let mut function = with_timeout("${Size:600}");
    function.properties.ephemeral_storage = Some(EphemeralStorage::new(placeholder("${Size}")));
    let mut both = manifest(function);
    let size = &template(&both, &Stack::default())["Parameters"]["Size"];
    assert_eq!(size["MinValue"], 512);
    assert_eq!(size["MaxValue"], 1800);
    assert_eq!(size["Default"], 600);

    both.jobs[0].functions[0].event_invoke_config =
        serde_json::from_value(json!({"MaximumRetryAttempts": "${Size}"})).unwrap();
    assert_eq!(
        error(&both, &Stack::default()),
        "`${Size}` cannot stand for both `EphemeralStorage` of `data_job.file`, 512 to 10240, and \
         `MaximumRetryAttempts` of `data_job.file`, 0 to 2: use two names"
    );
}

#[test]
fn of_a_few_values_those_are_allowed_that_another_use_takes() {
    let mut function = with_timeout("${Limit}");
    let group = json!({"RetentionInDays": "${Limit}"});
    function.log_group = serde_json::from_value(group).unwrap();
    let template = template(&manifest(function), &Stack::default());
    assert_eq!(
        template["Parameters"]["Limit"]["AllowedValues"],
        json!([
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096
        ])
    );
}

#[test]
fn a_batch_of_a_fifo_queue_is_of_ten_at_most() {
    let mut queue = SqsTrigger::new("orders-${Environment}.fifo");
    queue.event_source_mapping.batch_size = placeholder("${BatchSize}");
    let mut function = Function::new("DataJob", "file");
    function.triggers.push(queue.into());
    let template = template(&manifest(function), &Stack::default());
    assert_eq!(template["Parameters"]["BatchSize"]["MaxValue"], 10);
}

#[test]
fn two_defaults_of_one_parameter_are_refused() {
    let mut function = with_timeout("${Limit:300}");
    function.properties.memory_size = Some(placeholder("${Limit:512}"));
    assert_eq!(
        error(&manifest(function), &Stack::default()),
        "`${Limit}` has two defaults, `300` and `512`: give it one, or use two names"
    );
}

#[test]
fn a_default_that_another_use_does_not_take_is_refused() {
    let mut function = with_timeout("${Limit:30}");
    function.properties.memory_size = Some(placeholder("${Limit}"));
    assert_eq!(
        error(&manifest(function), &Stack::default()),
        "parameter `Limit` is an integer, 128 to 1800, not `30`"
    );
}

#[test]
fn the_stack_gives_defaults_in_the_place_of_the_declared_ones() {
    let mut function = with_timeout("${Timeout:30}");
    function.properties.kms_key_arn = Some("${KeyArn}".to_owned());
    let key = "arn:aws:kms:us-west-2:112233445566:key/1234abcd";
    let stack = Stack::new("demo", "prod")
        .parameter("Timeout", "60")
        .parameter("KeyArn", key)
        .parameter("CodeBucket", "demo-code");
    let parameters = &template(&manifest(function), &stack)["Parameters"];
    assert_eq!(parameters["Timeout"]["Default"], 60);
    assert_eq!(parameters["KeyArn"]["Default"], key);
    assert_eq!(parameters["CodeBucket"]["Default"], "demo-code");
    assert_eq!(
        Stack::default()
            .parameter("Project", "shop")
            .parameter("Environment", "prod"),
        Stack::new("shop", "prod")
    );
}

#[test]
fn a_parameter_for_the_arn_of_one_resource_takes_no_wildcard() {
    let mut function = with_timeout("${Timeout:30}");
    function.properties.kms_key_arn = Some("${KeyArn}".to_owned());
    let jobs = manifest(function);
    let parameters = &template(&jobs, &Stack::default())["Parameters"];
    let pattern = parameters["KeyArn"]["AllowedPattern"].as_str().unwrap();
    assert_eq!(
        pattern,
        "^arn:aws[a-zA-Z-]*:[a-z0-9-]+:[a-z0-9-]*:[0-9]*:[^*?]+$"
    );
    assert_eq!(parameters["Timeout"].get("AllowedPattern"), None);
    for key in [
        "arn:aws:kms:us-west-2:112233445566:key/*",
        "arn:aws:s3:::b?",
    ] {
        assert_eq!(
            error(&jobs, &Stack::default().parameter("KeyArn", key)),
            format!(
                "parameter `KeyArn` is the ARN of one resource, without `*` and `?`, not `{key}`"
            )
        );
    }
}

#[test]
fn a_default_of_the_stack_that_no_job_takes_is_refused() {
    let jobs = manifest(with_timeout("${Timeout:30}"));
    for value in ["1801", "0", "fast", ""] {
        assert_eq!(
            error(&jobs, &Stack::default().parameter("Timeout", value)),
            format!("parameter `Timeout` is an integer, 1 to 1800, not `{value}`")
        );
    }
    assert_eq!(
        error(&jobs, &Stack::default().parameter("Timout", "60")),
        "the jobs have no parameter `Timout`; did you mean `Timeout`?"
    );
    assert_eq!(
        error(&jobs, &Stack::default().parameter("Size", "60")),
        "the jobs have no parameter `Size`; there are Project, Environment, CodeBucket, CodeKey, Timeout"
    );
}

#[test]
fn a_parameter_of_every_template_is_not_a_number_and_takes_no_default_from_a_job() {
    for text in ["${CodeKey}", "${Project:30}"] {
        let error = error(&manifest(with_timeout(text)), &Stack::default());
        assert!(error.contains("is text that every template has"), "{error}");
    }
}

#[test]
fn a_placeholder_grants_every_right_that_it_may_need_on_that_arn_only() {
    let mut trigger = KinesisTrigger::new("${OrdersArn}");
    trigger.event_source_mapping.destination_config =
        serde_json::from_value(json!({"OnFailure": {"Destination": "${FailedArn}"}})).unwrap();
    let trigger = Trigger::from(trigger);
    let actions = |statements: Vec<jets_core::manifest::Statement>, resource: &str| {
        statements
            .into_iter()
            .filter(|statement| statement.resource == [resource])
            .flat_map(|statement| statement.action)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        actions(trigger.default_policy(), "${OrdersArn}"),
        [
            "kinesis:DescribeStream",
            "kinesis:DescribeStreamSummary",
            "kinesis:GetRecords",
            "kinesis:GetShardIterator",
            "kinesis:ListShards",
            "kinesis:DescribeStreamConsumer",
            "kinesis:SubscribeToShard"
        ]
    );
    assert_eq!(
        actions(trigger.destination_policy(), "${FailedArn}"),
        ["sqs:SendMessage", "sns:Publish", "s3:ListBucket"]
    );
    assert_eq!(
        actions(trigger.destination_policy(), "${FailedArn}/*"),
        ["s3:PutObject"]
    );
}

#[test]
fn a_placeholder_for_a_source_is_an_arn_where_its_name_says_so() {
    let arns = [
        Trigger::from(KinesisTrigger::new("${OrdersArn}")),
        SqsTrigger::new("${OrdersArn}").into(),
        SnsTrigger::new("${OrdersArn}").into(),
    ];
    for trigger in arns {
        assert_eq!(trigger.source(), "${OrdersArn}");
    }
    let name = SqsTrigger::new("${Orders}")
        .event_source_mapping
        .event_source_arn;
    assert_eq!(
        name,
        "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${Orders}"
    );
}

#[test]
fn another_default_does_not_rename_the_mapping() {
    let ids = |stream: &str| {
        let mut function = Function::new("DataJob", "file");
        function.triggers.push(KinesisTrigger::new(stream).into());
        let template = template(&manifest(function), &Stack::default());
        let resources = template["Resources"].as_object().unwrap();
        resources.keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(
        ids("${OrdersArn}"),
        ids("${OrdersArn:arn:aws:kinesis:us-west-2:112233445566:stream/orders}")
    );
}
