//! Resources that a policy may allow to write to, and an index by which what may be written to is found without a comparison
//! with everything.

use std::collections::{BTreeMap, BTreeSet};

use super::{Known, Written, WrittenBy, pattern};
use crate::{aws::Statement, event_pattern::Wildcard, placeholders::without_default};

/// The resources that are meant, by the parts of their ARNs.
#[derive(Clone)]
pub(crate) struct Target {
    /// The ARN before its resource.
    prefix: String,
    /// The resource up to its first slash, if only a part of it is meant.
    bucket: Option<Wildcard>,
    resource: Wildcard,
}

impl Target {
    /// Returns the resource with this ARN, which may be a placeholder.
    pub(crate) fn of_arn(arn: &str) -> Self {
        let arn = plain(arn);
        let (prefix, name) = split(&arn);
        Self {
            prefix: prefix.to_owned(),
            bucket: None,
            resource: Wildcard::literal(name),
        }
    }

    /// Returns the objects of buckets whose keys match.
    pub(crate) fn in_bucket(bucket: Wildcard, keys: Wildcard) -> Self {
        Self {
            prefix: "arn:*:s3::".to_owned(),
            bucket: Some(bucket),
            resource: keys,
        }
    }

    /// Returns the topics of IoT that a filter selects.
    pub(crate) fn of_topics(filter: &str) -> Self {
        Self {
            prefix: "arn:*:iot:*:*".to_owned(),
            bucket: None,
            resource: Wildcard::literal("topic/").then(Wildcard::of_topics(filter)),
        }
    }

    /// Returns the text that the names of all resources begin with.
    fn beginning(&self) -> String {
        match &self.bucket {
            Some(bucket) => match bucket.beginning() {
                (bucket, true) => format!("{bucket}/{}", self.resource.beginning().0),
                (bucket, false) => bucket,
            },
            None => self.resource.beginning().0,
        }
    }

    /// Returns `true` if the ARN of a statement's resource may be one of the target.
    pub(crate) fn is_in(&self, resource: &str) -> bool {
        let resource = plain(resource);
        let (prefix, name) = split(&resource);
        let mut parts = prefix.split(':').zip(self.prefix.split(':'));
        let overlap =
            |one: &str, other: &str| Wildcard::of_policy(one).overlaps(&Wildcard::of_policy(other));
        resource == "*" || parts.all(|(one, other)| overlap(one, other)) && self.may_be(name)
    }

    fn may_be(&self, name: &str) -> bool {
        let names = Wildcard::of_policy;
        match (&self.bucket, name.split_once('/')) {
            (Some(bucket), Some((buckets, keys))) => {
                names(buckets).overlaps(bucket) && names(keys).overlaps(&self.resource)
            }
            // Without a slash, only a wildcard at the end goes beyond the name of the bucket.
            (Some(bucket), None) => name.ends_with('*') && names(name).overlaps(bucket),
            (None, _) => names(name).overlaps(&self.resource),
        }
    }
}

/// Returns the text that the names of all resources of a statement begin with.
fn beginning_of(resource: &str) -> String {
    let resource = plain(resource);
    Wildcard::of_policy(split(&resource).1).beginning().0
}

/// Returns the ARN with `*` for the partition, region and account of the deployment, which may be any, and without the
/// default of a placeholder.
fn plain(arn: &str) -> String {
    let pseudo = ["${AWS::Partition}", "${AWS::Region}", "${AWS::AccountId}"];
    let known = |text: String, name: &&str| text.replace(*name, "*");
    pseudo.iter().fold(without_default(arn), known)
}

/// Returns the first five parts of an ARN, and the resource.
fn split(arn: &str) -> (&str, &str) {
    let end = arn.match_indices(':').nth(4).map_or(0, |(index, _)| index);
    let (prefix, resource) = arn.split_at_checked(end).unwrap_or(("", arn));
    (prefix, resource.strip_prefix(':').unwrap_or(resource))
}

/// The functions that are invoked when something is written to, by their index.
#[derive(Default)]
pub(crate) struct Index<'a> {
    /// By the action that writes, and the beginning of the names of the resources.
    actions: BTreeMap<&'static str, BTreeMap<String, Vec<usize>>>,
    /// By a key of the event and its text.
    events: BTreeMap<(&'static str, &'a str), Vec<usize>>,
    /// Those whose pattern names no texts.
    any_event: Vec<usize>,
    logs: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Index<'a> {
    /// Adds a function that is invoked when this is written to.
    #[inline]
    pub(crate) fn add(&mut self, written: &'a Written, function: usize) {
        match &written.by {
            WrittenBy::Actions(actions, target) => {
                for action in actions {
                    let names = self.actions.entry(action).or_default();
                    names.entry(target.beginning()).or_default().push(function);
                }
            }
            WrittenBy::Events(_, pattern) => match pattern::texts(pattern) {
                Some((key, texts)) => {
                    for text in texts {
                        self.events.entry((key, text)).or_default().push(function);
                    }
                }
                None => self.any_event.push(function),
            },
            WrittenBy::Log => self.logs.entry(&written.name).or_default().push(function),
        }
    }

    /// Adds those to `found` that a statement may allow to invoke.
    pub(crate) fn by_statement(&self, statement: &Statement, found: &mut BTreeSet<usize>) {
        for (_, names) in (self.actions.iter()).filter(|(action, _)| statement.allows(action)) {
            for resource in &statement.resource {
                let beginning = beginning_of(resource);
                let longer = names.range(beginning.clone()..);
                let longer = longer.take_while(|(name, _)| name.starts_with(&beginning));
                found.extend(longer.flat_map(|(_, functions)| functions));
                let shorter = beginning.char_indices().map(|(end, _)| end);
                let shorter = shorter.filter_map(|end| names.get(beginning.get(..end)?));
                found.extend(shorter.flatten());
            }
        }
        if statement.allows(WrittenBy::PUT_EVENTS) {
            self.by_event(&Known::of_condition(statement), found);
        }
    }

    /// Adds those to `found` that an event may invoke.
    pub(crate) fn by_event(&self, event: &Known, found: &mut BTreeSet<usize>) {
        let texts = [
            ("source", &event.sources),
            ("detail-type", &event.detail_types),
        ];
        for (key, texts) in texts {
            let functions = texts
                .iter()
                .filter_map(|text| self.events.get(&(key, text.as_str())));
            found.extend(functions.flatten());
        }
        found.extend(&self.any_event);
    }

    /// Adds those to `found` that a log group invokes.
    pub(crate) fn by_log(&self, group: &str, found: &mut BTreeSet<usize>) {
        found.extend(self.logs.get(group).into_iter().flatten());
    }
}
