//! `on_failure`: where Lambda sends batches that it has given up.

use jets_core::manifest::{DestinationConfig, OnFailure};

use crate::{
    diagnostics::Errors,
    rules::{arn, options::OptionValue, values},
};

/// The maximum length, from `DestinationArn` of Lambda's API model.
const MOST_CHARACTERS: usize = 350;

/// Checks the ARN of a queue, a topic or a bucket.
pub fn on_failure(option: &OptionValue<'_>, errors: &mut Errors) -> Option<DestinationConfig> {
    const ACCEPTED: &str = "the ARN of an SQS queue, an SNS topic or an S3 bucket";
    const EXAMPLE: &str = "arn:aws:sqs:us-west-2:112233445566:my-queue";
    let name = option.name;
    let literal = values::string(name, ACCEPTED, option.value, errors)?;
    let arn = arn::parse_of(
        &format!("`{name}`"),
        &["sqs", "sns", "s3"],
        ACCEPTED,
        EXAMPLE,
        literal,
        errors,
    )?;
    let destination = literal.value();
    if arn.service == "s3" && arn.resource.contains('/') {
        errors.at(
            literal,
            format!("`{name}` takes a bucket, not a path in it: `arn:aws:s3:::my-bucket`"),
        );
        return None;
    }
    if destination.chars().count() > MOST_CHARACTERS {
        errors.at(
            literal,
            format!("`{name}` has at most {MOST_CHARACTERS} characters"),
        );
        return None;
    }
    let on_failure = OnFailure { destination };
    Some(DestinationConfig { on_failure })
}
