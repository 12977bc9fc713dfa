//! Properties of roles: an existing role for the function, and the boundary of the roles that the template makes.

use super::Settings;
use crate::{
    diagnostics::Errors,
    rules::{arguments, arn, placeholders::PLACEHOLDER, values},
    syntax::Declaration,
};

pub fn role(declaration: &Declaration, settings: &mut Settings, errors: &mut Errors) {
    let keyword = &declaration.keyword.text;
    settings.role = arguments::only("the ARN of an IAM role", declaration, errors)
        .and_then(|value| arn::of_role(keyword, value, errors));
}

pub fn permissions_boundary(
    declaration: &Declaration,
    settings: &mut Settings,
    errors: &mut Errors,
) {
    const ACCEPTED: &str = "the ARN of an IAM policy";
    const EXAMPLE: &str = "arn:aws:iam::112233445566:policy/boundary";
    let keyword = &declaration.keyword.text;
    settings.permissions_boundary = arguments::only(ACCEPTED, declaration, errors)
        .and_then(|value| values::string(keyword, ACCEPTED, value, errors))
        .and_then(|literal| {
            let what = format!("`{keyword}`");
            let arn = arn::parse_of(&what, &["iam"], ACCEPTED, EXAMPLE, literal, errors)?;
            let is_policy =
                arn.resource.starts_with("policy/") || arn.resource.starts_with(PLACEHOLDER);
            if !is_policy {
                let resource = arn::shown(&arn.resource);
                errors.at(
                    literal,
                    format!("`{resource}` is not a policy: the ARN of one is `{EXAMPLE}`"),
                );
            }
            is_policy.then(|| literal.value())
        });
}
