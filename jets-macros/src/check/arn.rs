//! Amazon resource names, with placeholders where a deployment fills them in.

use syn::LitStr;

use super::placeholders::{PLACEHOLDER, masked};
use crate::diagnostics::Errors;

/// The parts of an ARN: `arn:partition:service:region:account:resource`.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>
pub(crate) struct Arn {
    pub(crate) service: String,
    pub(crate) region: String,
    pub(crate) account: String,
    pub(crate) resource: String,
}

/// Parses an ARN; `what` names it in messages, `example` shows one.
pub(crate) fn parse(
    what: &str,
    example: &str,
    literal: &LitStr,
    errors: &mut Errors,
) -> Option<Arn> {
    let text = masked(literal, errors)?;
    let mut complain = |problem: String| {
        errors.at(
            literal,
            format!("{what} is not an ARN: {problem}; one is `{example}`"),
        );
        None
    };
    let parts: Vec<&str> = text.splitn(6, ':').collect();
    let [scheme, partition, service, region, account, resource] = parts.as_slice() else {
        return complain(format!("it has {} of 6 parts between `:`", parts.len()));
    };
    if *scheme != "arn" {
        return complain("it does not begin with `arn:`".to_owned());
    }
    let is_partition = partition.starts_with("aws") && is_word(partition);
    if !is_partition && !is_placeholder(partition) {
        return complain(format!(
            "`{partition}` is no partition, such as `aws`, `aws-cn` or `aws-us-gov`"
        ));
    }
    if service.is_empty() || !is_placeholder(service) && !is_word(service) {
        return complain(format!("`{service}` is no service"));
    }
    if !region.is_empty() && !is_region(region) && *region != "*" {
        return complain(format!("`{region}` is no region, such as `us-west-2`"));
    }
    let account_is_sound = account.is_empty()
        || matches!(*account, "*" | "aws")
        || is_placeholder(account)
        || account.len() == 12 && account.chars().all(|digit| digit.is_ascii_digit());
    if !account_is_sound {
        return complain(format!(
            "`{account}` is no account: an account id has 12 digits"
        ));
    }
    if resource.is_empty() {
        return complain("it names no resource".to_owned());
    }
    Some(Arn {
        service: (*service).to_owned(),
        region: (*region).to_owned(),
        account: (*account).to_owned(),
        resource: (*resource).to_owned(),
    })
}

/// Parses an ARN of one of `services`.
pub(crate) fn parse_of(
    what: &str,
    services: &[&str],
    accepted: &str,
    example: &str,
    literal: &LitStr,
    errors: &mut Errors,
) -> Option<Arn> {
    let arn = parse(what, example, literal, errors)?;
    if services.contains(&arn.service.as_str()) {
        return Some(arn);
    }
    errors.at(
        literal,
        format!(
            "{what} is {accepted}, not an ARN of `{}`",
            shown(&arn.service)
        ),
    );
    None
}

/// A text in which a placeholder is shown as one.
pub(crate) fn shown(masked: &str) -> String {
    masked.replace(PLACEHOLDER, "${…}")
}

fn is_placeholder(part: &str) -> bool {
    part.contains(PLACEHOLDER)
}

fn is_word(part: &str) -> bool {
    part.chars()
        .all(|character| character.is_ascii_alphanumeric() || character == '-')
}

/// Follows the pattern of `Arn` in Lambda's API model: `us-west-2`, `us-gov-east-1`, `eusc-de-east-1`.
fn is_region(part: &str) -> bool {
    let words: Vec<&str> = part.split('-').collect();
    is_placeholder(part)
        || words.len() >= 3
            && words.last().is_some_and(|number| {
                number.len() == 1 && number.chars().all(|digit| digit.is_ascii_digit())
            })
            && words.iter().rev().skip(1).all(|word| {
                !word.is_empty() && word.chars().all(|letter| letter.is_ascii_lowercase())
            })
}
