//! Tests of functions that invoke each other in a circle by what they write.

use jets_core::{
    cloudformation::{Stack, TemplateError},
    manifest::{EventInvokeDestination, Function, JobManifest, Manifest, Sends, Statement},
    triggers::{Trigger, iot::IotTrigger, rule::RuleTrigger, sns::SnsTrigger, sqs::SqsTrigger},
};
use serde_json::json;

use crate::error;

/// Returns a job with one function, which may do `action` on `resource`.
fn job(name: &str, trigger: impl Into<Trigger>, action: &str, resource: &str) -> Manifest {
    let mut function = Function::new(name, "run");
    function.triggers.push(trigger.into());
    function.policy.add(Statement::allow([action], [resource]));
    Manifest::new(vec![JobManifest::new(name, vec![function])])
}

fn merged(manifests: [Manifest; 2]) -> Manifest {
    let [first, second] = manifests;
    Manifest::merge([first.of_program("first"), second.of_program("second")]).unwrap()
}

#[test]
fn a_circle_over_two_programs_is_refused_unless_a_trigger_allows_it() {
    let [queue, topic] = ["sqs", "sns"].map(|service| format!("arn:aws:{service}:*:*:orders"));
    let circle = |allow_loop| {
        let mut trigger = SnsTrigger::new("orders");
        trigger.allow_loop = allow_loop;
        merged([
            job("FirstJob", SqsTrigger::new("orders"), "sns:Publish", &topic),
            job("SecondJob", trigger, "sqs:Send*", &queue),
        ])
    };
    let problem = circle(None).cloudformation(&Stack::default());
    let Err(TemplateError::Circle { handlers, problem }) = problem else {
        panic!("no circle: {problem:?}");
    };
    assert_eq!(handlers, ["first_job.run", "second_job.run"]);
    assert_eq!(
        problem,
        "`first_job.run` may write to `orders`, which invokes `second_job.run`, and `second_job.run` may write to `orders`, which invokes `first_job.run`: functions that invoke each other in a circle may never come to an end; `allow_loop: true` on one of the triggers allows it"
    );
    let allowed = circle(Some(true));
    assert_eq!(allowed.to_json().parse::<Manifest>().unwrap(), allowed);
    allowed.cloudformation(&Stack::default()).unwrap();
}

#[test]
fn a_function_that_writes_elsewhere_is_in_no_circle() {
    let manifest = merged([
        job(
            "FirstJob",
            SqsTrigger::new("orders"),
            "sns:Publish",
            "arn:aws:sns:*:*:others",
        ),
        job(
            "SecondJob",
            SnsTrigger::new("orders"),
            "sqs:SendMessage",
            "arn:aws:sqs:*:*:orders",
        ),
    ]);
    manifest.cloudformation(&Stack::default()).unwrap();
}

#[test]
fn a_function_that_invokes_itself_is_refused_by_a_template_too() {
    let topics = "arn:aws:iot:*:*:topic/devices/*";
    let iot = IotTrigger::new("SELECT * FROM 'devices/+'");
    assert_eq!(
        error(&job("SensorJob", iot, "iot:Publish", topics)),
        "function `sensor_job.run`: the function may write to `devices/+`, and would be invoked by what it writes: say `iot_event …, allow_loop: true`"
    );
}

/// Events on a bus invoke one function and those of a queue the other, which may put events.
#[test]
fn a_right_to_put_events_counts_as_far_as_the_declaration_says_which() {
    let bus = "arn:aws:events:*:*:event-bus/default";
    let is_circle = |pattern: serde_json::Value, source: Option<&str>| {
        let pattern = pattern.as_object().unwrap().clone().into_iter().collect();
        let to_queue = "arn:aws:sqs:*:*:orders";
        let mut manifests = [
            job(
                "FirstJob",
                RuleTrigger::new(pattern),
                "sqs:SendMessage",
                to_queue,
            ),
            job(
                "SecondJob",
                SqsTrigger::new("orders"),
                "events:PutEvents",
                bus,
            ),
        ];
        if let Some(source) = source {
            let statement = &mut manifests[1].jobs[0].functions[0].policy.statement[0];
            let condition = json!({"ForAllValues:StringEquals": {"events:source": [source]}});
            statement.condition = Some(serde_json::from_value(condition).unwrap());
        }
        let template = merged(manifests).cloudformation(&Stack::default());
        matches!(template, Err(TemplateError::Circle { .. }))
    };
    for (pattern, source, expected) in [
        (json!({"source": ["shop"]}), None, false),
        (json!({"source": ["shop"]}), Some("shop"), true),
        (json!({"source": ["shop"]}), Some("bank"), false),
        (json!({"source": [{"prefix": "sh"}]}), Some("shop"), true),
        (json!({"source": [{"suffix": "op"}]}), Some("shop"), true),
        (json!({"source": [{"suffix": "op"}]}), Some("bank"), false),
        (json!({"source": [{"suffix": "op"}]}), None, false),
        (json!({"source": [{"suffix": ""}]}), None, true),
        (json!({"source": [{"prefix": "sh"}]}), None, false),
        (json!({"source": [{"prefix": ""}]}), None, true),
        (json!({"source": [{"suffix": "op"}]}), Some("shop"), true),
        (json!({"source": [{"suffix": "op"}]}), Some("bank"), false),
        (json!({"source": [{"suffix": "op"}]}), None, false),
        (json!({"source": [{"suffix": ""}]}), None, true),
        (json!({"source": [{"prefix": "sh"}]}), None, false),
        (json!({"source": [{"prefix": ""}]}), None, true),
        (
            json!({"source": [{"suffix": {"equals-ignore-case": "OP"}}]}),
            Some("shop"),
            true,
        ),
        (
            json!({"source": [{"equals-ignore-case": "SHOP"}]}),
            Some("shop"),
            true,
        ),
        (json!({"source": [{"wildcard": "s*p"}]}), Some("shop"), true),
        (
            json!({"source": [{"anything-but": ["bank"]}]}),
            Some("shop"),
            true,
        ),
        (
            json!({"source": [{"anything-but": ["shop"]}]}),
            Some("shop"),
            false,
        ),
        (
            json!({"source": [{"anything-but": {"prefix": "sh"}}]}),
            Some("shop"),
            false,
        ),
        (json!({"source": [{"anything-but": ["bank"]}]}), None, false),
        (
            json!({"source": ["shop"], "detail-type": ["paid"]}),
            Some("shop"),
            false,
        ),
        (
            json!({"source": ["shop"], "detail": {"id": [7]}}),
            Some("shop"),
            false,
        ),
        (json!({"account": ["112233445566"]}), None, true),
        (json!({"source": [{"exists": true}]}), None, true),
        (
            json!({"$or": [{"source": ["bank"]}, {"source": ["shop"]}]}),
            Some("shop"),
            true,
        ),
        (
            json!({"$or": [{"source": ["bank"]}, {"detail": {"a": [1]}}]}),
            Some("shop"),
            false,
        ),
    ] {
        assert_eq!(
            is_circle(pattern.clone(), source),
            expected,
            "{pattern} {source:?}"
        );
    }
}

/// The first function sends to the second. A third one, which may invoke the first, listens to the same or to another source.
#[test]
fn what_is_sent_invokes_every_function_that_it_reaches_and_no_other() {
    let event = |source: &str, detail_type: &str| {
        let pattern = json!({"source": [source], "detail-type": [detail_type]});
        let pattern = pattern.as_object().unwrap().clone().into_iter().collect();
        Trigger::from(RuleTrigger::new(pattern))
    };
    let topic = |name: &str| Trigger::from(SnsTrigger::new(name));
    let is_circle = |second: Trigger, third: Trigger| {
        let of_job = |name, function| JobManifest::new(name, vec![function]);
        let mut functions =
            ["FirstJob", "SecondJob", "ThirdJob"].map(|job| Function::new(job, "run"));
        functions[1].triggers.push(second);
        functions[2].triggers.push(third);
        for (from, to) in [(0, 1), (2, 0)] {
            let destination = functions[to].destinations().remove(0);
            let sends = Sends::new("next", functions[to].handler.clone(), destination);
            functions[from].sends.push(sends);
        }
        let [first, second, third] = functions;
        let manifest = Manifest::new(vec![
            of_job("FirstJob", first),
            of_job("SecondJob", second),
            of_job("ThirdJob", third),
        ]);
        match manifest.cloudformation(&Stack::default()) {
            Err(TemplateError::Circle { .. }) => true,
            other => other.map(|_| false).unwrap(),
        }
    };
    assert!(is_circle(topic("news"), topic("news")));
    assert!(!is_circle(topic("news"), topic("others")));
    assert!(!is_circle(topic("news"), topic("new")));
    let paid = || event("shop", "paid");
    assert!(is_circle(paid(), paid()));
    assert!(!is_circle(paid(), event("shop", "sold")));
    assert!(!is_circle(paid(), event("bank", "paid")));
    assert!(!is_circle(topic("news"), paid()));
}

/// The right is on a queue whose name only begins like that of the second function.
#[test]
fn results_that_go_to_another_function_are_in_no_circle() {
    let mut first = job(
        "FirstJob",
        SqsTrigger::new("orders"),
        "sqs:SendMessage",
        "arn:aws:sqs:*:*:returns-old",
    );
    let elsewhere = "arn:aws:lambda:us-west-2:112233445566:function:elsewhere";
    let config = first.jobs[0].functions[0]
        .event_invoke_config
        .get_or_insert_default();
    let destinations = config.destination_config.get_or_insert_default();
    destinations.on_success = Some(EventInvokeDestination::new(elsewhere));
    let second = job(
        "SecondJob",
        SqsTrigger::new("returns"),
        "sqs:SendMessage",
        "arn:aws:sqs:*:*:orders",
    );
    merged([first, second])
        .cloudformation(&Stack::default())
        .unwrap();
}

/// The declaration of what is sent allows a circle, and does so for its own right only.
#[test]
fn a_right_beside_the_one_to_send_counts() {
    let topic = "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:news";
    let is_circle = |action: &str| {
        let mut manifest = job("NewsJob", SnsTrigger::new("news"), action, topic);
        let function = &mut manifest.jobs[0].functions[0];
        let destination = function.destinations().remove(0);
        let mut sends = Sends::new("again", function.handler.clone(), destination);
        sends.allow_loop = Some(true);
        function.sends.push(sends);
        matches!(
            manifest.cloudformation(&Stack::default()),
            Err(TemplateError::Circle { .. })
        )
    };
    assert!(!is_circle("sns:Publish"));
    assert!(is_circle("sns:*"));
}
