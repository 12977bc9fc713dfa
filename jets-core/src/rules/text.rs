//! Texts of other kinds: paths, ids, time zones, tags. `word` is what takes the text, for messages, and each `${…}` of a
//! masked text is one [`PLACEHOLDER`].

use std::ops::RangeInclusive;

use super::{
    PLACEHOLDER,
    name::{self, NameRule, refused_character},
};
use crate::nearest::did_you_mean;

/// Returns what is wrong with the masked path of a role: `pathType` of IAM's API model.
#[must_use]
pub fn role_path(word: &str, masked: &str) -> Option<String> {
    let is_path = masked.starts_with('/')
        && masked.ends_with('/')
        && masked != "//"
        && masked.chars().count() <= 512
        && masked
            .chars()
            .all(|letter| letter.is_ascii_graphic() || letter == PLACEHOLDER);
    (!is_path).then(|| {
        format!("`{word}` begins and ends with `/`, and has at most 512 characters, without spaces: `/team/`")
    })
}

/// Returns what is wrong with the masked path where a file system is mounted: `LocalMountPath` of Lambda's API model.
#[must_use]
pub fn mount_path(word: &str, masked: &str) -> Option<String> {
    const FOLDER: &str = "/mnt/";
    const RULE: NameRule = name::rule(
        "a folder's name in `/mnt/`",
        155,
        "letters, digits, `-`, `_` and `.`",
        |letter| letter.is_ascii_alphanumeric() || "-_.".contains(letter),
    );
    match masked.strip_prefix(FOLDER) {
        Some(folder) => RULE.problem_of_masked(folder),
        None => Some(format!(
            "`{word}` is a folder in `{FOLDER}`, such as `{FOLDER}orders`"
        )),
    }
}

/// Returns what is wrong with a masked id of EC2 that begins with `prefix`, such as `subnet-`: the formats
/// `AWS::EC2::Subnet.Id` and `AWS::EC2::SecurityGroup.Id` in [the schemas of cfn-lint][1].
///
/// [1]: https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/format_keyword.md
#[must_use]
pub fn id(word: &str, prefix: &str, masked: &str) -> Option<String> {
    let is_digit = |digit| matches!(digit, '0'..='9' | 'a'..='f');
    let is_id = masked
        .strip_prefix(prefix)
        .is_some_and(|rest| matches!(rest.len(), 8 | 17) && rest.chars().all(is_digit));
    (!is_id && !masked.contains(PLACEHOLDER)).then(|| {
        format!("`{masked}` is not an id of `{word}`: one is `{prefix}` and 8 or 17 hexadecimal digits, such as `{prefix}0a1b2c3d`")
    })
}

/// The maximum length of a target's `InputPath`: EventBridge's API model.
const MAX_PATH: usize = 256;

/// What a path in an event is, for messages.
pub const EVENT_PATH: &str = "a path in the event, such as `\"$.detail.order\"`";

/// Returns what is wrong with a masked path in an event. The [names in it][1] are not limited; `takes_names_in_brackets`
/// says whether they may stand in brackets.
///
/// [1]: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
#[must_use]
pub fn event_path(word: &str, masked: &str, takes_names_in_brackets: bool) -> Option<String> {
    let characters = masked.chars().count();
    let is_path = masked
        .strip_prefix('$')
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
    let is_index = |inside: &str| {
        let index = inside.split(']').next().unwrap_or_default();
        index == "*" || !index.is_empty() && index.bytes().all(|digit| digit.is_ascii_digit())
    };
    if !is_path {
        Some(format!(
            "`{word}` takes {EVENT_PATH}, which begins with `$`"
        ))
    } else if characters > MAX_PATH {
        Some(format!(
            "`{word}` has at most {MAX_PATH} characters, not {characters}"
        ))
    } else if !takes_names_in_brackets && !masked.split('[').skip(1).all(is_index) {
        Some(format!(
            "`{word}` takes a name in a path after a dot, `$.detail.order`; brackets are for indexes, `$.resources[0]`"
        ))
    } else {
        None
    }
}

/// The names of [the database](https://www.iana.org/time-zones), version 2025b.
const ZONES: &str = include_str!("time_zones.txt");

/// Returns what is wrong with a name of the IANA time zone database.
#[must_use]
pub fn time_zone(name: &str) -> Option<String> {
    let is_known = ZONES.lines().any(|zone| zone == name);
    (!is_known).then(|| {
        let hint = match did_you_mean(name, ZONES.lines()).as_str() {
            "" => "; write a name such as `Europe/Berlin`".to_owned(),
            near => near.to_owned(),
        };
        format!("`{}` is not a time zone{hint}", name.escape_debug())
    })
}

/// Returns what is wrong with the key or the value of a tag: `TagKey` and `TagValue` in Lambda's API model. `what` is which of
/// the two.
#[must_use]
pub fn tag(what: &str, characters: RangeInclusive<usize>, text: &str) -> Option<String> {
    let count = text.chars().count();
    if !characters.contains(&count) {
        let (min, max) = characters.into_inner();
        return Some(format!("{what} has {min} to {max} characters, not {count}"));
    }
    let allows = |character: char| character.is_alphanumeric() || " _.:/=+-@".contains(character);
    refused_character(what, "letters, digits, spaces and `_.:/=+-@`", text, allows)
}

/// Names that Lambda sets itself and does not accept, from Lambda's page on [environment variables][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
const RESERVED: &str = "\
    AWS_ACCESS_KEY AWS_ACCESS_KEY_ID AWS_DEFAULT_REGION AWS_EXECUTION_ENV \
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE AWS_LAMBDA_FUNCTION_NAME AWS_LAMBDA_FUNCTION_VERSION \
    AWS_LAMBDA_INITIALIZATION_TYPE AWS_LAMBDA_LOG_GROUP_NAME AWS_LAMBDA_LOG_STREAM_NAME \
    AWS_LAMBDA_MAX_CONCURRENCY AWS_LAMBDA_METADATA_API AWS_LAMBDA_METADATA_TOKEN \
    AWS_LAMBDA_RUNTIME_API AWS_REGION AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN \
    LAMBDA_RUNTIME_DIR LAMBDA_TASK_ROOT _HANDLER _X_AMZN_TRACE_ID";

/// Returns what is wrong with the name of an environment variable: `EnvironmentVariableName` of Lambda's API model: `[a-zA-Z]([a-zA-Z0-9_])+`.
#[must_use]
pub fn variable(name: &str) -> Option<String> {
    if RESERVED.split_whitespace().any(|reserved| reserved == name) {
        return Some(format!("Lambda sets `{name}` itself and refuses it here"));
    }
    let is_allowed = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let is_sound = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.len() >= 2
        && name.chars().all(is_allowed);
    (!is_sound).then(|| format!("Lambda refuses a variable named `{name}`: a name is two or more of letters, digits and `_`, and begins with a letter"))
}
