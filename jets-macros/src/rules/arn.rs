//! Checks Amazon resource names, which may contain placeholders.

use jets_core::{
    manifest,
    placeholders::{Parameter, Piece, pieces},
};

use super::{
    placeholders::{PLACEHOLDER, is_whole, masked_text, whole},
    values,
};
use crate::{
    diagnostics::Errors,
    syntax::{StringLiteral, Value},
};

/// How `${aws:username}` in an ARN is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PolicyVariables {
    /// As text, which no ARN has.
    AreText,
    /// As a variable that IAM resolves.
    AreResolved,
}

/// The parts of an ARN that rules need. Each `${…}` in them is one [`PLACEHOLDER`].
pub struct Arn {
    pub service: String,
    pub region: String,
    pub account: String,
    pub resource: String,
}

impl Arn {
    /// Returns the parts of a placeholder that stands for a whole ARN. Nothing is known of them.
    fn of_placeholder() -> Self {
        let part = || PLACEHOLDER.to_string();
        Self {
            service: part(),
            region: part(),
            account: part(),
            resource: part(),
        }
    }

    /// Returns `true` if one placeholder stands for the whole ARN.
    pub fn is_placeholder(&self) -> bool {
        is_whole(&self.service)
    }
}

/// Parses an ARN or a placeholder for a whole ARN. `what` names it in messages, `example` is shown in them.
pub fn parse(
    what: &str,
    example: &str,
    literal: &StringLiteral,
    errors: &mut Errors,
) -> Option<Arn> {
    parse_with(PolicyVariables::AreText, what, example, literal, errors)
}

/// Parses an ARN like [`parse`], with a choice of how `${aws:…}` is read: IAM resolves it in the resource of a
/// statement.
pub fn parse_with(
    variables: PolicyVariables,
    what: &str,
    example: &str,
    literal: &StringLiteral,
    errors: &mut Errors,
) -> Option<Arn> {
    let written = literal.value();
    let parameter = whole(&written);
    // A default is checked like an ARN that is written out.
    let default = parameter.and_then(|parameter| parameter.default);
    let is_part = variables == PolicyVariables::AreResolved && begins_with_arn(&written);
    if parameter.is_some() && default.is_none() {
        return Some(Arn::of_placeholder());
    }
    let text = masked_text(default.unwrap_or(&written), literal, errors)?;
    let what = &match parameter {
        Some(parameter) => format!("the default of `${{{}}}`", parameter.name),
        None => what.to_owned(),
    };
    if is_part {
        return Some(Arn::of_placeholder());
    }
    let arn = manifest::Arn::parse(&text);
    if let Some(problem) = unresolved(variables, what, &text) {
        errors.at(literal, problem);
        return None;
    }
    let problem = arn.map_or_else(|| Some(no_arn(&text)), |arn| problem(&arn));
    if let Some(problem) = problem {
        errors.at(
            literal,
            format!("malformed ARN of {what}: {problem}; write one such as `{example}`"),
        );
        return None;
    }
    arn.map(|arn| Arn {
        service: arn.service.to_owned(),
        region: arn.region.to_owned(),
        account: arn.account.to_owned(),
        resource: arn.resource.to_owned(),
    })
}

/// Returns `true` if a resource begins with a placeholder for an ARN, as in `${BucketArn}/*`.
fn begins_with_arn(text: &str) -> bool {
    matches!(
        pieces(text).next(),
        Some(Ok(Piece::Parameter(Parameter { name, .. }))) if name.ends_with("Arn")
    )
}

/// Returns the message that a `${…}` in a masked text is resolved neither by a deployment nor by IAM.
///
/// IAM resolves variables [after the fifth colon][1] only.
///
/// [1]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-wheretouse
fn unresolved(variables: PolicyVariables, what: &str, masked: &str) -> Option<String> {
    let mut colons = 0;
    pieces(masked).find_map(|piece| {
        let variable = match piece {
            Ok(Piece::Text(text)) => {
                colons += text.matches(':').count();
                return None;
            }
            Ok(Piece::PolicyVariable(name)) if variables == PolicyVariables::AreResolved => {
                return (colons < 5).then(|| {
                    format!("IAM fills in `${{{name}}}` only in the last part of an ARN, after the fifth `:`")
                });
            }
            Ok(Piece::Parameter(Parameter { name, .. }) | Piece::PolicyVariable(name)) => {
                format!("${{{name}}}")
            }
            _ => "${".to_owned(),
        };
        Some(format!("`{variable}` is not filled in at deployment, so it cannot be part of {what}"))
    })
}

/// Returns the message that `text` does not have the parts of an ARN.
fn no_arn(text: &str) -> String {
    if text.starts_with("arn:") {
        let parts = text.splitn(6, ':').count();
        format!("it has {parts} of 6 parts between `:`")
    } else {
        "it does not begin with `arn:`".to_owned()
    }
}

/// Returns the message about a part that is wrong, if one is.
fn problem(arn: &manifest::Arn<'_>) -> Option<String> {
    let manifest::Arn {
        partition,
        service,
        region,
        account,
        resource,
    } = arn;
    let is_partition = partition.starts_with("aws") && is_word(partition);
    if !is_partition && !is_placeholder(partition) {
        return Some(format!(
            "`{partition}` is not a partition, such as `aws`, `aws-cn` or `aws-us-gov`"
        ));
    }
    if service.is_empty() {
        return Some("it names no service".to_owned());
    }
    if !is_placeholder(service) && !is_word(service) {
        return Some(format!("`{service}` is not a service"));
    }
    if !region.is_empty() && !is_region(region) && *region != "*" {
        return Some(format!("`{region}` is not a region, such as `us-west-2`"));
    }
    let is_account = account.len() == 12 && account.chars().all(|digit| digit.is_ascii_digit());
    if !is_account && !is_placeholder(account) && !matches!(*account, "" | "*" | "aws") {
        return Some(format!(
            "`{account}` is not an account: an account id has 12 digits"
        ));
    }
    resource
        .is_empty()
        .then(|| "it names no resource".to_owned())
}

/// Services whose ARNs have no region. ARNs of S3 have no account either.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>
const GLOBAL: [&str; 2] = ["iam", "s3"];

/// Parses an ARN of one of `services`.
pub fn parse_of(
    what: &str,
    services: &[&str],
    accepted: &str,
    example: &str,
    literal: &StringLiteral,
    errors: &mut Errors,
) -> Option<Arn> {
    let arn = parse(what, example, literal, errors)?;
    if arn.is_placeholder() {
        return Some(arn);
    }
    if services.contains(&arn.service.as_str()) {
        let located = |part: &str| !part.is_empty() && part != "*";
        if GLOBAL.contains(&arn.service.as_str()) || located(&arn.region) && located(&arn.account) {
            return Some(arn);
        }
        errors.at(
            literal,
            format!("the ARN of {what} names its region and account: `{example}`"),
        );
        return None;
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

/// Checks the ARN of a KMS key, which is the value of `word`.
pub fn of_kms_key(word: &str, value: &Value, errors: &mut Errors) -> Option<String> {
    const ACCEPTED: &str = "the ARN of a KMS key";
    const EXAMPLE: &str =
        "arn:aws:kms:us-west-2:112233445566:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    of_value(word, &["kms"], ACCEPTED, EXAMPLE, value, errors)
}

/// Checks the ARN of an IAM role, which is the value of `word`.
pub fn of_role(word: &str, value: &Value, errors: &mut Errors) -> Option<String> {
    const ACCEPTED: &str = "the ARN of an IAM role";
    const EXAMPLE: &str = "arn:aws:iam::112233445566:role/my-role";
    let literal = values::string(word, ACCEPTED, value, errors)?;
    let what = format!("`{word}`");
    let arn = parse_of(&what, &["iam"], ACCEPTED, EXAMPLE, literal, errors)?;
    if !arn.resource.starts_with("role/") && !arn.resource.starts_with(PLACEHOLDER) {
        let resource = shown(&arn.resource);
        errors.at(
            literal,
            format!("`{resource}` is not a role: the ARN of one is `{EXAMPLE}`"),
        );
        return None;
    }
    Some(literal.value())
}

/// Checks an ARN of one of `services`, which is the value of `word`.
pub fn of_value(
    word: &str,
    services: &[&str],
    accepted: &str,
    example: &str,
    value: &Value,
    errors: &mut Errors,
) -> Option<String> {
    let literal = values::string(word, accepted, value, errors)?;
    let what = format!("`{word}`");
    parse_of(&what, services, accepted, example, literal, errors)?;
    Some(literal.value())
}

/// Returns the masked text with its placeholders as a message shows them.
pub fn shown(masked: &str) -> String {
    masked.replace(PLACEHOLDER, "${…}")
}

fn is_placeholder(part: &str) -> bool {
    part.contains(PLACEHOLDER)
}

fn is_word(part: &str) -> bool {
    part.chars()
        .all(|character| character.is_ascii_alphanumeric() || character == '-')
}

/// Returns `true` if it has the form of a region in the pattern of `Arn` in Lambda's API model: `us-west-2`,
/// `us-gov-east-1`, `eusc-de-east-1`.
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
