//! Resources that a policy may allow to write to.

use crate::{event_pattern::Wildcard, placeholders::without_default};

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
    pub(super) fn beginning(&self) -> String {
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
pub(super) fn beginning_of(resource: &str) -> String {
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
