//! Functions that would invoke themselves by what they write.

use jets_core::{
    event_pattern::Wildcard,
    manifest::{Function, Statement},
};

use super::contract::CheckLoop;

/// What a function must not write to.
pub struct Target {
    /// The ARN before its resource.
    place: String,
    /// The resource up to its first slash, if only a part of it is meant.
    bucket: Option<String>,
    resource: Wildcard,
}

impl Target {
    pub fn of_arn(arn: &str) -> Self {
        let arn = without_pseudo(arn);
        let (place, name) = split(&arn);
        Self {
            place: place.to_owned(),
            bucket: None,
            resource: Wildcard::literal(name),
        }
    }

    /// Returns the objects of a bucket whose keys match.
    pub fn in_bucket(bucket: &str, keys: Wildcard) -> Self {
        Self {
            place: "arn:*:s3::".to_owned(),
            bucket: Some(bucket.to_owned()),
            resource: keys,
        }
    }

    /// Returns `true` if the ARN of a statement's resource may be one of the target.
    fn is_in(&self, resource: &str) -> bool {
        let resource = without_pseudo(resource);
        let (place, name) = split(&resource);
        let mut parts = place.split(':').zip(self.place.split(':'));
        let overlap =
            |one: &str, other: &str| Wildcard::of_policy(one).overlaps(&Wildcard::of_policy(other));
        resource == "*" || parts.all(|(one, other)| overlap(one, other)) && self.may_be(name)
    }

    fn may_be(&self, name: &str) -> bool {
        match (&self.bucket, name.split_once('/')) {
            (Some(bucket), Some((buckets, keys))) => {
                let is_bucket = Wildcard::of_policy(buckets).matches(bucket);
                is_bucket && Wildcard::of_policy(keys).overlaps(&self.resource)
            }
            // Without a slash, only a wildcard at the end goes beyond the name of the bucket.
            (Some(bucket), None) => {
                name.ends_with('*') && Wildcard::of_policy(name).matches(bucket)
            }
            (None, _) => Wildcard::of_policy(name).overlaps(&self.resource),
        }
    }
}

/// Returns the ARN with `*` for the partition, region and account of the deployment, which may be any.
fn without_pseudo(arn: &str) -> String {
    let pseudo = ["${AWS::Partition}", "${AWS::Region}", "${AWS::AccountId}"];
    let known = |text: String, name: &&str| text.replace(*name, "*");
    pseudo.iter().fold(arn.to_owned(), known)
}

/// Returns the first five parts of an ARN, and the resource.
fn split(arn: &str) -> (&str, &str) {
    let end = arn.match_indices(':').nth(4).map_or(0, |(index, _)| index);
    let (place, resource) = arn.split_at_checked(end).unwrap_or(("", arn));
    (place, resource.strip_prefix(':').unwrap_or(resource))
}

/// Returns the check whether the policy of a function allows one of `actions`, in small letters, on the target.
pub fn check(
    keyword: &'static str,
    actions: Vec<&'static str>,
    target: Target,
    source: String,
    cure: &'static str,
) -> CheckLoop {
    Box::new(move |function: &Function| {
        let mut statements = function.policy.statement.iter();
        let may_write = statements.any(|statement| allows(statement, &actions, &target));
        may_write.then(|| {
            format!("the function may write to `{source}`, and would be invoked by what it writes: {cure}say `{keyword} …, allow_loop: true`")
        })
    })
}

fn allows(statement: &Statement, actions: &[&str], target: &Target) -> bool {
    actions.iter().any(|action| statement.allows(action))
        && statement
            .resource
            .iter()
            .any(|resource| target.is_in(resource))
}
