//! Amazon resource names, which may contain placeholders.

use super::{
    PLACEHOLDER, is_whole, masked,
    resource::{self, Resource},
    shown, whole,
};
use crate::{
    aws::Arn,
    placeholders::{Parameter, Piece, pieces},
};

/// What an ARN must name.
#[derive(Debug)]
pub struct ArnRule {
    /// What it is, in messages, such as `a stream`. If it is empty, messages name the word of the value.
    pub what: &'static str,
    /// What is accepted, in messages, such as `the ARN of a KMS key`.
    pub accepted: &'static str,
    /// What it may be the ARN of.
    pub resources: &'static [&'static Resource],
}

/// A KMS key.
pub const KMS_KEY: ArnRule = ArnRule::new(
    "the ARN of a KMS key",
    &[&resource::KEY, &resource::KEY_ALIAS],
);
/// An IAM role.
pub const ROLE: ArnRule = ArnRule::new("the ARN of an IAM role", &[&resource::ROLE]);
/// A queue for what failed, which is a standard one.
pub const QUEUE: ArnRule = ArnRule::new("the ARN of an SQS queue", &[&resource::STANDARD_QUEUE]);

/// How `${aws:username}` in an ARN is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PolicyVariables {
    /// As text, which no ARN has.
    AreText,
    /// As a variable that IAM resolves.
    AreResolved,
}

impl ArnRule {
    /// Creates the rule of an ARN of one of `resources`.
    #[must_use]
    pub const fn new(accepted: &'static str, resources: &'static [&'static Resource]) -> Self {
        Self {
            what: "",
            accepted,
            resources,
        }
    }

    /// Returns the rule with what it is, in messages.
    #[must_use]
    pub const fn about(mut self, what: &'static str) -> Self {
        self.what = what;
        self
    }

    /// Returns an ARN that follows the rule.
    #[must_use]
    pub fn example(&self) -> String {
        let first = self.resources.first();
        first.map(|known| known.example()).unwrap_or_default()
    }

    /// Returns what is wrong with the ARN that `word` takes.
    #[must_use]
    pub fn problem(&self, word: &str, text: &str) -> Option<String> {
        let what = match self.what {
            "" => format!("`{word}`"),
            what => what.to_owned(),
        };
        let masked = match masked_arn(PolicyVariables::AreText, &what, &self.example(), word, text)
        {
            Ok(masked) => masked,
            Err(problem) => return Some(problem),
        };
        // Nothing is known of a placeholder for a whole ARN, or for its service.
        let arn = Arn::parse(&masked).filter(|arn| !is_whole(arn.service));
        arn.and_then(|arn| self.problem_of_parts(&what, &arn))
    }

    fn problem_of_parts(&self, what: &str, arn: &Arn<'_>) -> Option<String> {
        let resources = self.resources.iter().copied();
        let resources: Vec<&Resource> = resources
            .filter(|known| known.service == arn.service)
            .collect();
        if resources.is_empty() {
            let (accepted, service) = (self.accepted, shown(arn.service));
            return Some(format!("{what} is {accepted}, not an ARN of `{service}`"));
        }
        resource::problem(&resources, arn)
    }
}

/// Returns what is wrong with the ARN in the resource of a statement, which `word` takes. IAM resolves policy variables
/// there.
#[must_use]
pub fn problem_of_resource(word: &str, text: &str) -> Option<String> {
    let example = "arn:aws:s3:::my-bucket/*";
    masked_arn(
        PolicyVariables::AreResolved,
        "`resource`",
        example,
        word,
        text,
    )
    .err()
}

/// Checks an ARN or a placeholder for a whole ARN, and returns it masked. `what` names it in messages, `example` is shown in
/// them.
fn masked_arn(
    variables: PolicyVariables,
    what: &str,
    example: &str,
    word: &str,
    text: &str,
) -> Result<String, String> {
    let parameter = whole(text);
    // A default is checked like an ARN that is written out.
    let default = parameter.and_then(|parameter| parameter.default);
    if parameter.is_some() && default.is_none() {
        return Ok(PLACEHOLDER.to_string());
    }
    let masked = masked(default.unwrap_or(text))?;
    let what = &match parameter {
        Some(parameter) => format!("the default of `${{{}}}`", parameter.name),
        None => what.to_owned(),
    };
    if variables == PolicyVariables::AreResolved && begins_with_arn(text) {
        return Ok(PLACEHOLDER.to_string());
    }
    if let Some(problem) = unresolved(variables, what, &masked) {
        return Err(problem);
    }
    if is_whole(&masked) {
        let name = name_of_arn(word);
        return Err(format!(
            "`{text}` is not an ARN: write a placeholder of your own, such as `${{{name}}}`, or an ARN such as `{example}`"
        ));
    }
    let arn = Arn::parse(&masked);
    let problem = arn.map_or_else(|| Some(no_arn(&masked)), |arn| problem(variables, &arn));
    match problem {
        Some(problem) => Err(format!(
            "malformed ARN of {what}: {problem}; write one such as `{example}`"
        )),
        None => Ok(masked),
    }
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

/// Returns the name of a placeholder for the ARN that `word` takes: `DeadLetterQueueArn` for `dead_letter_queue`.
fn name_of_arn(word: &str) -> String {
    let words = word.trim_end_matches("_arn").split('_');
    let capitalised = words.flat_map(|word| {
        let (first, rest) = word.split_at(word.len().min(1));
        [first.to_ascii_uppercase(), rest.to_owned()]
    });
    capitalised.chain(["Arn".to_owned()]).collect()
}

/// Returns the message that `text` does not have the parts of an ARN.
fn no_arn(text: &str) -> String {
    if text.starts_with("arn:") {
        let parts = text.splitn(6, ':').count();
        format!("an ARN has six parts separated by `:`, and this one has {parts}")
    } else {
        "it does not begin with `arn:`".to_owned()
    }
}

/// Returns the message about a part that is wrong, if one is.
///
/// IAM takes [wildcards][1] in every part but the service.
///
/// [1]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
fn problem(variables: PolicyVariables, arn: &Arn<'_>) -> Option<String> {
    let Arn {
        partition,
        service,
        region,
        account,
        resource,
    } = arn;
    let is_open = |part: &str| {
        let has_wildcard = variables == PolicyVariables::AreResolved && part.contains(['*', '?']);
        has_wildcard
            && part
                .chars()
                .all(|letter| is_word_letter(letter) || "*?".contains(letter))
            || part.contains(PLACEHOLDER)
    };
    if !is_partition(partition) && !is_open(partition) {
        return Some(format!(
            "`{partition}` is not a partition, such as `aws`, `aws-cn` or `aws-us-gov`"
        ));
    }
    if service.is_empty() {
        return Some("it names no service".to_owned());
    }
    if !service.contains(PLACEHOLDER) && !service.chars().all(is_word_letter) {
        return Some(format!("`{service}` is not a service"));
    }
    if !region.is_empty() && !is_region(region) && !is_open(region) && *region != "*" {
        return Some(format!("`{region}` is not a region, such as `us-west-2`"));
    }
    let is_account = account.len() == 12 && account.chars().all(|digit| digit.is_ascii_digit());
    if !is_account && !is_open(account) && !matches!(*account, "" | "*" | "aws") {
        return Some(format!(
            "`{account}` is not an account: an account id has 12 digits"
        ));
    }
    resource
        .is_empty()
        .then(|| "it names no resource".to_owned())
}

const fn is_word_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-'
}

/// Returns `true` for `aws` and names that begin with it, such as `aws-us-gov`.
fn is_partition(part: &str) -> bool {
    let mut words = part.split('-');
    words.next() == Some("aws") && words.all(is_lower_case)
}

/// Returns `true` if it has the form of a region in the pattern of `Arn` in Lambda's API model: `us-west-2`,
/// `us-gov-east-1`, `eusc-de-east-1`.
fn is_region(part: &str) -> bool {
    let part = part.strip_prefix("eusc-").unwrap_or(part);
    let words: Vec<&str> = part.split('-').collect();
    let (country, kind, direction, number) = match *words.as_slice() {
        [country, direction, number] => (country, "gov", direction, number),
        [country, kind, direction, number] => (country, kind, direction, number),
        _ => return false,
    };
    let is_isolated = kind.len() <= 4 && kind.starts_with("iso");
    country.len() == 2
        && (kind == "gov" || is_isolated)
        && [country, kind, direction].into_iter().all(is_lower_case)
        && number.len() == 1
        && number.starts_with(|digit: char| digit.is_ascii_digit())
}

fn is_lower_case(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|letter| letter.is_ascii_lowercase())
}
