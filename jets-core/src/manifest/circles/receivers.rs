//! The functions that another one may invoke, found without a comparison of each with each.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::{Function, ReceiverKind},
    event_of,
    node::Node,
    right_to,
};
use crate::triggers::Index;

/// Finds the functions that another one may invoke. To compare each with each would take quadratic time.
#[derive(Default)]
pub(super) struct Receivers<'a> {
    written: Index<'a>,
    by_handler: BTreeMap<&'a str, Vec<usize>>,
    by_name: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Receivers<'a> {
    pub(super) fn of(nodes: &'a [Node<'a>]) -> Self {
        let mut receivers = Self::default();
        for (index, node) in nodes.iter().enumerate() {
            for (_, written, _) in &node.written {
                receivers.written.add(written, index);
            }
            let Function {
                handler,
                function_name,
                ..
            } = node.function;
            receivers.by_handler.entry(handler).or_default().push(index);
            receivers
                .by_name
                .entry(function_name)
                .or_default()
                .push(index);
        }
        receivers
    }

    /// Returns every function that the sender may invoke, and perhaps others.
    pub(super) fn of_sender(&self, sender: &Node<'_>) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        self.written
            .by_log(&sender.function.log_group_name(), &mut found);
        let failing = sender.failing.iter().map(|(_, right)| right);
        for right in sender.rights.iter().copied().chain(failing) {
            self.written.by_statement(right, &mut found);
        }
        for (_, event) in &sender.events {
            self.written.by_event(event, &mut found);
        }
        for sends in &sender.function.sends {
            found.extend(self.by_handler.get(&*sends.handler).into_iter().flatten());
            match sends.to.kind {
                ReceiverKind::EventBus => self.written.by_event(&event_of(&sends.to), &mut found),
                _ => self.written.by_statement(&right_to(&sends.to), &mut found),
            }
        }
        for resource in &sender.invokes {
            let name = resource.split(':').nth(1);
            let functions = name.and_then(|name| self.by_name.get(name));
            found.extend(functions.into_iter().flatten());
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        aws::Statement,
        triggers::{
            Trigger,
            dynamodb::DynamodbTrigger,
            iot::IotTrigger,
            kinesis::KinesisTrigger,
            logs::LogsTrigger,
            rule::RuleTrigger,
            s3::{S3EventType, S3Trigger},
            sns::SnsTrigger,
            sqs::SqsTrigger,
        },
        value::{Map, Value},
    };

    fn rule(pattern: &str) -> Trigger {
        let pattern: Value = serde_json::from_str(pattern).unwrap();
        let Value::Object(pattern) = pattern else {
            return RuleTrigger::new(Map::default()).into();
        };
        RuleTrigger::new(pattern).into()
    }

    #[test]
    fn every_function_that_may_be_invoked_is_compared() {
        let created = [S3EventType::ObjectCreated];
        let triggers: [Trigger; 12] = [
            SqsTrigger::new("orders").into(),
            SnsTrigger::new("arn:aws:sns:us-west-2:112233445566:orders").into(),
            KinesisTrigger::new("orders").into(),
            DynamodbTrigger::new("arn:aws:dynamodb:us-west-2:112233445566:table/orders/stream/1")
                .into(),
            S3Trigger::new("orders", &created, Some("in/"), None).into(),
            S3Trigger::new("orders", &created, None, Some(".png")).into(),
            IotTrigger::new("SELECT * FROM 'orders/+/new'").into(),
            LogsTrigger::new("/aws/lambda/${Project}-${Environment}-job-f0").into(),
            rule(r#"{"source":["orders"]}"#),
            rule(r#"{"source":[{"prefix":"ord"}],"detail-type":["New"]}"#),
            rule(r#"{"$or":[{"source":["orders"]},{"source":["others"]}]}"#),
            rule(r#"{"source":["aws.s3"],"detail":{"bucket":{"name":[{"prefix":"ord"}]}}}"#),
        ];
        let right = |action: &str, resource: &str| Statement::allow([action], [resource]);
        let event = |source: &str| {
            right("events:PutEvents", "*").only_if("StringEquals", "events:source", source)
        };
        let mut new = event("orders");
        for keys in new.condition.iter_mut().flat_map(BTreeMap::values_mut) {
            keys.insert("events:detail-type".to_owned(), "New".into());
        }
        let rights = [
            new,
            right("sqs:SendMessage", "arn:aws:sqs:*:*:orders"),
            right("sqs:*", "arn:aws:sqs:us-west-2:112233445566:ord*"),
            right("sns:Publish", "arn:aws:sns:*:*:*ers"),
            right("kinesis:Put*", "arn:aws:kinesis:*:*:stream/order?"),
            right("dynamodb:PutItem", "arn:aws:dynamodb:*:*:table/orders"),
            right("s3:PutObject", "arn:aws:s3:::orders/in/*"),
            right("s3:PutObject", "arn:aws:s3:::ord*"),
            right("s3:*", "arn:aws:s3:::o?ders/*.png"),
            right("iot:Publish", "arn:aws:iot:*:*:topic/orders/7/*"),
            right("*", "*"),
            right("events:PutEvents", "*"),
            event("orders"),
            event("others"),
            right("sqs:SendMessage", "arn:aws:sqs:*:*:others"),
        ];
        let mut functions = Vec::new();
        for trigger in &triggers {
            for right in &rights {
                let mut function = Function::new("Job", &format!("f{}", functions.len()));
                function.triggers.push(trigger.clone());
                function.policy.add(right.clone());
                functions.push(function);
            }
        }
        let nodes: Vec<Node<'_>> = functions
            .iter()
            .map(|function| Node::new(function, &BTreeMap::new()))
            .collect();
        let receivers = Receivers::of(&nodes);
        let mut invoked = BTreeSet::new();
        for (from, sender) in nodes.iter().enumerate() {
            let found = receivers.of_sender(sender);
            for (to, receiver) in nodes.iter().enumerate() {
                if !sender.steps_to(receiver, [from, to]).is_empty() {
                    assert!(
                        found.contains(&to),
                        "{:?} {:?}",
                        sender.rights,
                        receiver.function.triggers
                    );
                    invoked.insert(to / rights.len());
                }
            }
        }
        assert_eq!(invoked.len(), triggers.len(), "{invoked:?}");
    }
}
