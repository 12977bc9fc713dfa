//! Properties that are ARNs.

use jets_core::placeholders::is_arn;

use super::Settings;
use crate::values::{Arguments, Text, arn::ArnRule, name, resource};

pub(super) const DEAD_LETTER_QUEUE: ArnRule = ArnRule::new(
    "the ARN of an SQS queue or an SNS topic",
    &[&resource::STANDARD_QUEUE, &resource::TOPIC],
);

pub(super) const POLICY: ArnRule = ArnRule::new("the ARN of an IAM policy", &[&resource::POLICY]);

pub(super) const CODE_SIGNING_CONFIG: ArnRule = ArnRule::new(
    "the ARN of a code signing configuration",
    &[&resource::CODE_SIGNING_CONFIG],
);

/// The maximum number of layers: <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>.
const MAX_LAYERS: usize = 5;

const LAYER: ArnRule =
    ArnRule::new("the ARN of a layer version", &[&resource::LAYER_VERSION]).about("a layer");

pub(super) fn layers(arguments: Arguments<'_>, settings: &mut Settings) {
    let texts = arguments.texts("ARNs of layer versions");
    if let Some(extra) = texts.get(MAX_LAYERS) {
        extra.error(format!("a function has at most {MAX_LAYERS} layers"));
    }
    let layers = texts.into_iter().filter_map(|text| LAYER.checked(text));
    let layers: Vec<String> = layers.collect();
    settings.properties.layers = Some(layers).filter(|layers| !layers.is_empty());
}

const MANAGED_POLICY: ArnRule = POLICY.about("a managed policy");

pub(super) fn managed_iam_policies(arguments: Arguments<'_>, settings: &mut Settings) {
    let accepted = "the name of an AWS managed policy, or the ARN of a policy";
    let texts = arguments.texts(accepted).into_iter();
    let texts = texts.filter_map(|text| text.not_empty(accepted));
    settings
        .managed_policies
        .extend(texts.filter_map(managed_policy));
}

fn managed_policy(text: Text<'_>) -> Option<String> {
    if is_arn(&text) {
        return MANAGED_POLICY.checked(text);
    }
    let name = name::POLICY.check(text)?;
    Some(format!("arn:${{AWS::Partition}}:iam::aws:policy/{name}"))
}
