//! Properties that are ARNs.

use jets_core::placeholders::is_arn;

use super::Settings;
use crate::values::{
    Arguments, Text,
    arn::{self, ArnRule},
    name::refused_character,
    placeholders::PLACEHOLDER,
};

pub(super) const DEAD_LETTER_QUEUE: ArnRule =
    arn::destination(&["sqs", "sns"], "the ARN of an SQS queue or an SNS topic");

/// The policy of a permissions boundary.
pub(super) const POLICY: ArnRule = ArnRule {
    resource: Some(("policy/", "a policy")),
    ..arn::of_service(
        &["iam"],
        "the ARN of an IAM policy",
        "arn:aws:iam::112233445566:policy/boundary",
    )
};

/// The maximum number of layers: <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>.
const MAX_LAYERS: usize = 5;

const LAYER: ArnRule = ArnRule {
    what: "a layer",
    services: &["lambda"],
    accepted: "the ARN of a layer version",
    example: "arn:aws:lambda:us-west-2:112233445566:layer:my-layer:1",
    resource: None,
};

pub(super) fn layers(arguments: Arguments<'_>, settings: &mut Settings) {
    let texts = arguments.texts("ARNs of layer versions");
    if let Some(extra) = texts.get(MAX_LAYERS) {
        extra.error(format!("a function has at most {MAX_LAYERS} layers"));
    }
    let layers: Vec<String> = texts.into_iter().filter_map(layer).collect();
    settings.properties.layers = Some(layers).filter(|layers| !layers.is_empty());
}

fn layer(text: Text<'_>) -> Option<String> {
    let resource = LAYER.parse(&text)?.resource;
    let is_version = resource.starts_with("layer:") && resource.matches(':').count() == 2
        || resource.starts_with(PLACEHOLDER);
    let example = LAYER.example;
    text.unless((!is_version).then(|| format!("a layer is named with its version: `{example}`")))
}

const MANAGED_POLICY: ArnRule = ArnRule {
    what: "a managed policy",
    services: &["iam"],
    accepted: "the ARN of an IAM policy",
    example: "arn:aws:iam::112233445566:policy/my-policy",
    resource: Some(("policy/", "a managed policy")),
};

pub(super) fn managed_iam_policies(arguments: Arguments<'_>, settings: &mut Settings) {
    let accepted = "the name of an AWS managed policy, or the ARN of a policy";
    let texts = arguments.texts(accepted).into_iter();
    settings
        .managed_policies
        .extend(texts.filter_map(managed_policy));
}

fn managed_policy(text: Text<'_>) -> Option<String> {
    let text = text.not_empty("a managed policy")?;
    if is_arn(&text) {
        MANAGED_POLICY.parse(&text)?;
        return Some(text.into_string());
    }
    // The pattern of `policyNameType` in IAM's API model. A path such as `service-role/` may come before it.
    let problem = refused_character(
        "the name of a managed policy",
        "letters, digits and `+=,.@-_`, after a path such as `service-role/`",
        &text.masked()?,
        |letter| letter.is_ascii_alphanumeric() || "+=,.@-_/".contains(letter),
    );
    let name = text.unless(problem)?;
    Some(format!("arn:${{AWS::Partition}}:iam::aws:policy/{name}"))
}
