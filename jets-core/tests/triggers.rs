//! Tests of what a trigger says of itself.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use jets_core::{
    manifest::{Function, ReceiverKind},
    triggers::{
        Trigger, dynamodb::DynamodbTrigger, iot::IotTrigger, kinesis::KinesisTrigger,
        logs::LogsTrigger, rule::RuleTrigger, s3::S3Trigger, schedule::ScheduleTrigger,
        sns::SnsTrigger, sqs::SqsTrigger,
    },
};

fn rule(pattern: &str) -> RuleTrigger {
    let pattern: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(pattern).unwrap();
    RuleTrigger::new(pattern.into_iter().collect())
}

#[test]
fn each_trigger_says_what_it_listens_to() {
    let arn = |service: &str, resource: &str| {
        format!("arn:${{AWS::Partition}}:{service}:${{AWS::Region}}:${{AWS::AccountId}}:{resource}")
    };
    let table = "arn:aws:dynamodb:us-west-2:112233445566:table/orders/stream/1";
    let triggers: [(Trigger, &str); 9] = [
        (
            KinesisTrigger::new("orders").into(),
            &arn("kinesis", "stream/orders"),
        ),
        (DynamodbTrigger::new(table).into(), table),
        (SqsTrigger::new("orders").into(), &arn("sqs", "orders")),
        (SnsTrigger::new("orders").into(), &arn("sns", "orders")),
        (LogsTrigger::new("/orders").into(), "/orders"),
        (
            rule(r#"{"source":["shop"]}"#).into(),
            r#"{"source":["shop"]}"#,
        ),
        (S3Trigger::new("uploads", &[], None, None).into(), "uploads"),
        (ScheduleTrigger::new("rate(1 day)").into(), "rate(1 day)"),
        (
            IotTrigger::new("SELECT * FROM 'sensors'").into(),
            "SELECT * FROM 'sensors'",
        ),
    ];
    for (trigger, source) in triggers {
        assert_eq!(trigger.source(), source);
    }
}

/// Only a program of the account puts events of a source that is known, and they come as they were put.
#[test]
fn a_rule_is_sent_to_if_it_has_one_source_and_detail_type_that_a_program_may_put() {
    let destinations = |rule: RuleTrigger| {
        let mut function = Function::new("ShopJob", "notice");
        function.triggers.push(rule.into());
        function.destinations()
    };
    let paid = || rule(r#"{"source":["shop"],"detail-type":["paid"]}"#);
    let found = destinations(paid());
    let kinds: Vec<ReceiverKind> = found.iter().map(|destination| destination.kind).collect();
    assert_eq!(kinds, [ReceiverKind::EventBus]);
    let mut changed = paid();
    changed.rule.input_path = Some("$.detail".to_owned());
    let others = [
        changed,
        rule(r#"{"source":["aws.shop"],"detail-type":["paid"]}"#),
        rule(r#"{"source":["shop","web"],"detail-type":["paid"]}"#),
        rule(r#"{"source":["shop.${Environment}"],"detail-type":["paid"]}"#),
        rule(r#"{"source":["shop"],"detail-type":["${Kind}"]}"#),
        rule(r#"{"source":[{"prefix":"shop"}],"detail-type":["paid"]}"#),
        rule(r#"{"source":["shop"]}"#),
    ];
    for other in others {
        assert_eq!(destinations(other.clone()), [], "{}", other.pattern);
    }
}
