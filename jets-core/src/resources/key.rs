//! The rights of a function on the KMS keys of created resources.

use super::arn;
use crate::{
    aws::{Arn, Effect, PolicyDocument, Statement},
    manifest::Created,
    placeholders,
};

/// A KMS key that encrypts a created resource.
pub(crate) struct Key<'a> {
    /// The key's id, alias or ARN.
    pub(super) id: &'a str,
    /// The actions on the resource for which data is encrypted with the rights of the caller.
    pub(super) writes: &'static [&'static str],
}

/// Returns what a function with this policy needs [to use the keys][1] of the resources that it may use.
///
/// [1]: https://docs.aws.amazon.com/kms/latest/developerguide/service-integration.html
pub(crate) fn rights_on_keys(created: &[Created<'_>], policy: &PolicyDocument) -> Vec<Statement> {
    let of_resource = |created: &Created<'_>| {
        let parts = created.resource.parts();
        let key = parts.key()?;
        let arns = parts.arns();
        let is_of_resource = |resource: &String| {
            let mut arns = arns.iter().map(|(arn, _)| arn.as_str());
            arns.any(|arn| {
                let rest = resource.strip_prefix(arn);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        };
        let statements = policy.statement.iter().filter(|statement| {
            statement.effect == Effect::Allow && statement.resource.iter().any(is_of_resource)
        });
        let statements: Vec<&Statement> = statements.collect();
        let may = |action: &&str| statements.iter().any(|of_it| of_it.allows(action));
        let actions: &[&str] = match statements.is_empty() {
            true => return None,
            false if key.writes.iter().any(may) => &["kms:Decrypt", "kms:GenerateDataKey"],
            false => &["kms:Decrypt"],
        };
        key.allow(actions)
    };
    created.iter().filter_map(of_resource).collect()
}

impl Key<'_> {
    /// Returns a statement that allows these actions with the key. `None` for a key of AWS, [which needs no right][1].
    ///
    /// A statement cannot name a key by its alias. It is for all keys then, on the condition that they [have the alias][2].
    ///
    /// [1]: https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk
    /// [2]: https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
    fn allow(&self, actions: &[&str]) -> Option<Statement> {
        const ALIAS: &str = "alias/";
        let actions = actions.iter().copied();
        let (alias, keys) = match Arn::parse(self.id) {
            Some(of) if of.resource.starts_with(ALIAS) => {
                let (partition, region, account) = (of.partition, of.region, of.account);
                let keys = format!("arn:{partition}:kms:{region}:{account}:key/*");
                (of.resource, keys)
            }
            None if self.id.starts_with(ALIAS) => (self.id, arn("kms", "key/*")),
            None if !placeholders::is_arn(self.id) => {
                return Some(Statement::allow(
                    actions,
                    [arn("kms", &format!("key/{}", self.id))],
                ));
            }
            _ => return Some(Statement::allow(actions, [self.id])),
        };
        let statement = Statement::allow(actions, [keys]);
        let is_of_aws = alias.starts_with("alias/aws/");
        (!is_of_aws)
            .then(|| statement.only_if("ForAnyValue:StringEquals", "kms:ResourceAliases", alias))
    }
}
