//! `vpc_config subnet_ids: […], security_group_ids: […];`: the network of a function.

use jets_core::manifest::VpcConfig;

use super::Settings;
use crate::{
    diagnostics::Errors,
    rules::{
        options::{self, OptionRule, OptionValue},
        placeholders, values,
    },
    syntax::{Declaration, StringLiteral},
};

/// The options of `vpc_config`.
pub const OPTIONS: &[OptionRule<VpcConfig>] = &[
    OptionRule::new("subnet_ids", |option, config, errors| {
        config.subnet_ids = ids(option, "subnet-", 16, errors);
    }),
    OptionRule::new("security_group_ids", |option, config, errors| {
        config.security_group_ids = ids(option, "sg-", 5, errors);
    }),
    OptionRule::new("ipv6_allowed_for_dual_stack", |option, config, errors| {
        config.ipv6_allowed_for_dual_stack = values::boolean(option.name, option.value, errors);
    }),
];

/// Sets the network of a function.
pub fn set(declaration: &Declaration, settings: &mut Settings, errors: &mut Errors) {
    const ACCEPTED: &str = "`subnet_ids: […], security_group_ids: […]`";
    for argument in &declaration.arguments {
        values::wrong_kind("vpc_config", ACCEPTED, argument, errors);
    }
    let mut config = VpcConfig::default();
    let written = &declaration.options;
    let given = options::apply("vpc_config", &[OPTIONS], written, &mut config, errors);
    let lacks = |name| options::find(name, &given).is_none();
    // The option that seems to be missing may be one that was refused, for example because it is misspelt.
    let all_are_known = given.len() == written.len();
    if declaration.arguments.is_empty()
        && declaration.is_sound
        && all_are_known
        && (lacks("subnet_ids") || lacks("security_group_ids"))
    {
        errors.at(
            &declaration.keyword,
            "`vpc_config` needs both `subnet_ids: […]` and `security_group_ids: […]`",
        );
    }
    settings.properties.vpc_config = Some(config);
}

/// Checks ids such as `subnet-0a1b2c3d`. `most` is the limit of `SubnetIds` or `SecurityGroupIds` in Lambda's API
/// model.
fn ids(option: &OptionValue<'_>, prefix: &str, most: usize, errors: &mut Errors) -> Vec<String> {
    let word = option.name;
    let accepted = format!("a list of ids such as `\"{prefix}0a1b2c3d\"`");
    let literals = values::strings(word, &accepted, std::slice::from_ref(option.value), errors);
    if let Some(extra) = literals.get(most) {
        errors.at(extra, format!("`{word}` has at most {most} ids"));
    }
    literals
        .into_iter()
        .filter_map(|literal| id(word, prefix, literal, errors))
        .collect()
}

fn id(word: &str, prefix: &str, literal: &StringLiteral, errors: &mut Errors) -> Option<String> {
    let text = placeholders::masked(literal, errors)?;
    let is_placeholder = text.contains(placeholders::PLACEHOLDER);
    // The formats `AWS::EC2::Subnet.Id` and `AWS::EC2::SecurityGroup.Id` in the schemas of cfn-lint.
    // https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/format_keyword.md
    let is_id = text.strip_prefix(prefix).is_some_and(|rest| {
        matches!(rest.len(), 8 | 17) && rest.chars().all(|digit| digit.is_ascii_hexdigit())
    });
    if is_placeholder || is_id {
        return Some(literal.value());
    }
    errors.at(
        literal,
        format!("`{text}` is not an id of `{word}`: one is `{prefix}` and 8 or 17 hexadecimal digits, such as `{prefix}0a1b2c3d`"),
    );
    None
}
