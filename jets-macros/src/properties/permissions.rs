//! Permissions of a function's role: `iam_policy` and `managed_iam_policy`.

use jets_core::{manifest::Statement, placeholders::is_arn};

use crate::{
    diagnostics::Errors,
    rules::{
        arguments, arn,
        placeholders::{self, PLACEHOLDER},
        statement, values,
    },
    syntax::{Declaration, StringLiteral, Value},
};

/// Checks `iam_policy "s3:GetObject", resource: "…";`, which follows the `earlier` statements of the same policy.
pub fn iam_policy<'statement>(
    declaration: &Declaration,
    earlier: impl Iterator<Item = &'statement Statement>,
    errors: &mut Errors,
) -> Option<Statement> {
    check_sid(declaration, earlier, errors);
    statement::of_declaration(declaration, errors)
}

/// Reports the `sid` of a declaration if one of the `earlier` statements has the same.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html>
fn check_sid<'statement>(
    declaration: &Declaration,
    mut earlier: impl Iterator<Item = &'statement Statement>,
    errors: &mut Errors,
) {
    let sid = declaration
        .options
        .iter()
        .find(|option| option.name.text() == "sid");
    if let Some(Value::String(literal)) = sid.map(|option| &option.value) {
        let text = literal.value();
        if earlier.any(|statement| statement.sid.as_ref() == Some(&text)) {
            errors.at(
                literal,
                format!("another statement of this policy has the `sid` `{text}` already"),
            );
        }
    }
}

/// Checks `managed_iam_policy "AmazonS3ReadOnlyAccess";`.
pub fn managed_iam_policy(declaration: &Declaration, errors: &mut Errors) -> Vec<String> {
    const ACCEPTED: &str = "the name of an AWS managed policy, or the ARN of a policy";
    arguments::only_strings(ACCEPTED, declaration, errors)
        .into_iter()
        .filter_map(|literal| managed_policy(literal, errors))
        .collect()
}

fn managed_policy(literal: &StringLiteral, errors: &mut Errors) -> Option<String> {
    const EXAMPLE: &str = "arn:aws:iam::112233445566:policy/my-policy";
    let text = values::not_empty("a managed policy", literal, errors)?;
    if is_arn(&text) {
        let arn = arn::parse_of(
            "a managed policy",
            &["iam"],
            "the ARN of an IAM policy",
            EXAMPLE,
            literal,
            errors,
        )?;
        if !arn.resource.starts_with("policy/") && !arn.is_placeholder() {
            let resource = arn::shown(&arn.resource);
            errors.at(
                literal,
                format!("`{resource}` is not a managed policy: the ARN of one is `{EXAMPLE}`"),
            );
            return None;
        }
        return Some(text);
    }
    // The pattern of `policyNameType` in IAM's API model. A path such as `service-role/` may come before it.
    let masked = placeholders::masked(literal, errors)?;
    values::only_characters(
        "the name of a managed policy",
        "letters, digits and `+=,.@-_`, after a path such as `service-role/`",
        &masked,
        &|character: char| {
            character.is_ascii_alphanumeric()
                || character == PLACEHOLDER
                || "+=,.@-_/".contains(character)
        },
        literal,
        errors,
    )
    .then(|| format!("arn:${{AWS::Partition}}:iam::aws:policy/{text}"))
}
