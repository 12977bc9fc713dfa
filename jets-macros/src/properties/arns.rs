//! Properties whose values are ARNs: layers, a dead-letter queue, a key.

use jets_core::manifest::DeadLetterConfig;

use super::Settings;
use crate::{
    diagnostics::Errors,
    rules::{arguments, arn, placeholders},
    syntax::Declaration,
};

/// The maximum number of layers: <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>.
const MOST_LAYERS: usize = 5;

pub fn layers(declaration: &Declaration, settings: &mut Settings, errors: &mut Errors) {
    const ACCEPTED: &str = "ARNs of layer versions";
    const EXAMPLE: &str = "arn:aws:lambda:us-west-2:112233445566:layer:my-layer:1";
    let literals = arguments::only_strings(ACCEPTED, declaration, errors);
    if let Some(sixth) = literals.get(MOST_LAYERS) {
        errors.at(
            sixth,
            format!("a function has at most {MOST_LAYERS} layers"),
        );
    }
    let layers = literals.into_iter().filter_map(|literal| {
        let arn = arn::parse_of(
            "a layer",
            &["lambda"],
            "the ARN of a layer version",
            EXAMPLE,
            literal,
            errors,
        )?;
        let is_version = arn.resource.starts_with("layer:")
            && arn.resource.matches(':').count() == 2
            || arn.resource.starts_with(placeholders::PLACEHOLDER);
        if !is_version {
            errors.at(
                literal,
                format!("a layer is named with its version: `{EXAMPLE}`"),
            );
        }
        is_version.then(|| literal.value())
    });
    settings.properties.layers =
        Some(layers.collect()).filter(|layers: &Vec<_>| !layers.is_empty());
}

pub fn dead_letter_queue(declaration: &Declaration, settings: &mut Settings, errors: &mut Errors) {
    const ACCEPTED: &str = "the ARN of an SQS queue or an SNS topic";
    const EXAMPLE: &str = "arn:aws:sqs:us-west-2:112233445566:my-queue";
    let word = &declaration.keyword.text;
    settings.properties.dead_letter_config = arguments::only(ACCEPTED, declaration, errors)
        .and_then(|value| arn::of_value(word, &["sqs", "sns"], ACCEPTED, EXAMPLE, value, errors))
        .map(|target_arn| DeadLetterConfig { target_arn });
}

pub fn kms_key_arn(declaration: &Declaration, settings: &mut Settings, errors: &mut Errors) {
    settings.properties.kms_key_arn = arguments::only("the ARN of a KMS key", declaration, errors)
        .and_then(|value| arn::of_kms_key(&declaration.keyword.text, value, errors));
}
