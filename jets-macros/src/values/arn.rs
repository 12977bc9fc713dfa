//! Amazon resource names, which may contain placeholders.

use jets_core::{
    manifest,
    placeholders::{Parameter, Piece, pieces},
};

use super::{
    Text, Value,
    placeholders::{PLACEHOLDER, is_whole, shown, whole},
};

/// What an ARN must name.
pub struct ArnRule {
    /// What it is, in messages, such as `a stream`. If it is empty, messages name the word of the value.
    pub what: &'static str,
    pub services: &'static [&'static str],
    pub accepted: &'static str,
    pub example: &'static str,
    /// How its resource begins, and what such a resource is.
    pub resource: Option<(&'static str, &'static str)>,
}

/// A value that may be any ARN of one of `services`.
pub const fn of_service(
    services: &'static [&'static str],
    accepted: &'static str,
    example: &'static str,
) -> ArnRule {
    ArnRule {
        what: "",
        services,
        accepted,
        example,
        resource: None,
    }
}

const EXAMPLE_OF_QUEUE: &str = "arn:aws:sqs:us-west-2:112233445566:my-queue";

pub const KMS_KEY: ArnRule = of_service(
    &["kms"],
    "the ARN of a KMS key",
    "arn:aws:kms:us-west-2:112233445566:key/1234abcd-12ab-34cd-56ef-1234567890ab",
);
pub const ROLE: ArnRule = ArnRule {
    resource: Some(("role/", "a role")),
    ..of_service(
        &["iam"],
        "the ARN of an IAM role",
        "arn:aws:iam::112233445566:role/my-role",
    )
};
pub const QUEUE: ArnRule = of_service(&["sqs"], "the ARN of an SQS queue", EXAMPLE_OF_QUEUE);

/// Returns the rule for a destination, to which Lambda sends what was not handled.
pub const fn destination(services: &'static [&'static str], accepted: &'static str) -> ArnRule {
    of_service(services, accepted, EXAMPLE_OF_QUEUE)
}

/// The maximum length of a destination: `DestinationArn` of Lambda's API model.
const MAX_DESTINATION: usize = 350;

/// How `${aws:username}` in an ARN is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PolicyVariables {
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

impl ArnRule {
    /// Returns the parts of an ARN that follows the rule, or of a placeholder for one.
    pub fn parse(&self, text: &Text<'_>) -> Option<Arn> {
        let what = match self.what {
            "" => format!("`{}`", text.name),
            what => what.to_owned(),
        };
        let arn = parse(PolicyVariables::AreText, &what, self.example, text)?;
        let problem = self.problem(&what, &arn);
        if let Some(problem) = &problem {
            text.error(problem);
        }
        problem.is_none().then_some(arn)
    }

    fn problem(&self, what: &str, arn: &Arn) -> Option<String> {
        let Self {
            accepted, example, ..
        } = self;
        let service = arn.service.as_str();
        if arn.is_placeholder() {
            return None;
        }
        if !self.services.contains(&service) {
            let service = shown(service);
            return Some(format!("{what} is {accepted}, not an ARN of `{service}`"));
        }
        let is_located = |part: &str| !part.is_empty() && part != "*";
        let is_global = GLOBAL.contains(&service);
        if !is_global && (!is_located(&arn.region) || !is_located(&arn.account)) {
            return Some(format!(
                "the ARN of {what} names its region and account: `{example}`"
            ));
        }
        let (start, noun) = self.resource?;
        let is_it = arn.resource.starts_with(start) || arn.resource.starts_with(PLACEHOLDER);
        let resource = shown(&arn.resource);
        (!is_it).then(|| format!("`{resource}` is not {noun}: the ARN of one is `{example}`"))
    }

    /// Returns the ARN, if it follows the rule.
    pub fn check(&self, value: Value<'_>) -> Option<String> {
        let text = value.text(self.accepted)?;
        self.parse(&text)?;
        Some(text.into_string())
    }

    /// Returns the ARN of a destination, if it follows the rule and is not too long.
    pub fn check_destination(&self, value: Value<'_>) -> Option<String> {
        let text = value.text(self.accepted)?;
        self.parse(&text)?;
        short_enough(text)
    }
}

/// Returns a destination that is not too long for Lambda.
pub fn short_enough(text: Text<'_>) -> Option<String> {
    let name = text.name;
    let is_long = text.chars().count() > MAX_DESTINATION;
    text.unless(is_long.then(|| format!("`{name}` has at most {MAX_DESTINATION} characters")))
}

/// Returns `true` if the text is an ARN, in the resource of a statement. IAM resolves policy variables there.
pub fn is_resource(text: &Text<'_>) -> bool {
    let example = "arn:aws:s3:::my-bucket/*";
    parse(PolicyVariables::AreResolved, "`resource`", example, text).is_some()
}

/// Parses an ARN or a placeholder for a whole ARN. `what` names it in messages, `example` is shown in them.
fn parse(variables: PolicyVariables, what: &str, example: &str, text: &Text<'_>) -> Option<Arn> {
    let parameter = whole(text);
    // A default is checked like an ARN that is written out.
    let default = parameter.and_then(|parameter| parameter.default);
    if parameter.is_some() && default.is_none() {
        return Some(Arn::of_placeholder());
    }
    let masked = text.masked_as(default.unwrap_or(text))?;
    let what = &match parameter {
        Some(parameter) => format!("the default of `${{{}}}`", parameter.name),
        None => what.to_owned(),
    };
    if variables == PolicyVariables::AreResolved && begins_with_arn(text) {
        return Some(Arn::of_placeholder());
    }
    if let Some(problem) = unresolved(variables, what, &masked) {
        text.error(problem);
        return None;
    }
    let arn = manifest::Arn::parse(&masked);
    let problem = arn.map_or_else(|| Some(no_arn(&masked)), |arn| problem(&arn));
    if let Some(problem) = problem {
        text.error(format!(
            "malformed ARN of {what}: {problem}; write one such as `{example}`"
        ));
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
