//! Function properties: `timeout 30;`, `environment { KEY: "value" };` and the like.
//!
//! Limits are those of Lambda's [quotas][1] and of `CreateFunction` in its API model, for a standard function.
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html

use jets_core::manifest::{
    Architecture, DeadLetterConfig, Environment, EphemeralStorage, FunctionProperties, LogFormat,
    LoggingConfig, Tag, TracingConfig, TracingMode, VpcConfig,
};
use syn::LitStr;

use super::{arn, environment, placeholders, tags, values};
use crate::{
    diagnostics::Errors,
    parse::syntax::{Declaration, Value, unraw},
};

/// A property, its other name if it has one, and what sets it.
pub(crate) struct Property {
    pub(crate) name: &'static str,
    pub(crate) alias: Option<&'static str>,
    pub(crate) options: &'static [&'static str],
    set: fn(&Declaration, &mut FunctionProperties, &mut Errors),
}

/// Every property of the language.
pub(crate) const PROPERTIES: [Property; 14] = [
    property("timeout", None, timeout),
    property("memory_size", Some("memory"), memory_size),
    property("description", Some("desc"), description),
    property("environment", Some("env"), set_environment),
    property("ephemeral_storage", None, ephemeral_storage),
    property(
        "reserved_concurrent_executions",
        Some("reserved_concurrency"),
        reserved_concurrent_executions,
    ),
    property("architecture", None, architecture),
    property("layers", None, layers),
    property("tags", None, set_tags),
    property("tracing", None, tracing),
    property("dead_letter_queue", None, dead_letter_queue),
    Property {
        options: &VPC_OPTIONS,
        ..property("vpc_config", None, vpc_config)
    },
    property("log_format", None, log_format),
    property("kms_key_arn", None, kms_key_arn),
];

const VPC_OPTIONS: [&str; 3] = [
    "subnet_ids",
    "security_group_ids",
    "ipv6_allowed_for_dual_stack",
];

/// <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>: layers of one function.
const MOST_LAYERS: usize = 5;

const fn property(
    name: &'static str,
    alias: Option<&'static str>,
    set: fn(&Declaration, &mut FunctionProperties, &mut Errors),
) -> Property {
    Property {
        name,
        alias,
        options: &[],
        set,
    }
}

/// The property that `word` names.
pub(crate) fn find(word: &str) -> Option<&'static Property> {
    PROPERTIES
        .iter()
        .find(|property| property.name == word || property.alias == Some(word))
}

/// Every name and alias of a property.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    PROPERTIES
        .iter()
        .flat_map(|property| std::iter::once(property.name).chain(property.alias))
}

impl Property {
    /// Checks `declaration` and sets the property in `properties`.
    pub(crate) fn set(
        &self,
        declaration: &Declaration,
        properties: &mut FunctionProperties,
        errors: &mut Errors,
    ) {
        (self.set)(declaration, properties, errors);
    }
}

fn integer_argument(
    range: std::ops::RangeInclusive<i64>,
    unit: &str,
    declaration: &Declaration,
    errors: &mut Errors,
) -> Option<u32> {
    let accepted = format!("{}{unit}", values::range_text(&range));
    let value = values::only_argument(&accepted, declaration, errors)?;
    let word = unraw(&declaration.keyword);
    let accepts = |number: i64| range.contains(&number);
    let number = values::integer_where(&word, &accepted, accepts, value, errors)?;
    u32::try_from(number).ok()
}

fn timeout(declaration: &Declaration, properties: &mut FunctionProperties, errors: &mut Errors) {
    properties.timeout = integer_argument(1..=900, " seconds", declaration, errors);
}

fn memory_size(
    declaration: &Declaration,
    properties: &mut FunctionProperties,
    errors: &mut Errors,
) {
    properties.memory_size = integer_argument(128..=10_240, " MB", declaration, errors);
}

fn ephemeral_storage(
    declaration: &Declaration,
    properties: &mut FunctionProperties,
    errors: &mut Errors,
) {
    properties.ephemeral_storage = integer_argument(512..=10_240, " MB", declaration, errors)
        .map(|size| EphemeralStorage { size });
}

fn reserved_concurrent_executions(
    declaration: &Declaration,
    properties: &mut FunctionProperties,
    errors: &mut Errors,
) {
    properties.reserved_concurrent_executions =
        integer_argument(0..=i64::from(i32::MAX), "", declaration, errors);
}

fn description(
    declaration: &Declaration,
    properties: &mut FunctionProperties,
    errors: &mut Errors,
) {
    const ACCEPTED: &str = "a string of at most 256 characters";
    properties.description = values::only_argument(ACCEPTED, declaration, errors)
        .and_then(|value| values::string(&unraw(&declaration.keyword), ACCEPTED, value, errors))
        .and_then(|literal| {
            placeholders::masked(literal, errors)?;
            let text = literal.value();
            let characters = text.chars().count();
            if characters > 256 {
                errors.at(
                    literal,
                    format!("a description has at most 256 characters, not {characters}"),
                );
            }
            (characters <= 256).then_some(text)
        });
}

fn set_environment(
    declaration: &Declaration,
    properties: &mut FunctionProperties,
    errors: &mut Errors,
) {
    const ACCEPTED: &str = "a map such as `{ TABLE: \"orders\" }`";
    properties.environment = values::only_argument(ACCEPTED, declaration, errors)
        .and_then(|value| environment::variables(&unraw(&declaration.keyword), value, errors))
        .map(|variables| Environment { variables });
}

fn set_tags(declaration: &Declaration, properties: &mut FunctionProperties, errors: &mut Errors) {
    const ACCEPTED: &str = "a map such as `{ Team: \"data\" }`";
    properties.tags = values::only_argument(ACCEPTED, declaration, errors)
        .and_then(|value| tags::check(value, errors))
        .map(|tags| {
            let tag = |(key, value)| Tag { key, value };
            tags.into_iter().map(tag).collect()
        });
}

fn architecture(
    declaration: &Declaration,
    properties: &mut FunctionProperties,
    errors: &mut Errors,
) {
    const KNOWN: &[&str] = &["arm64", "x86_64"];
    properties.architectures = values::only_argument("`arm64` or `x86_64`", declaration, errors)
        .and_then(|value| values::keyword("architecture", KNOWN, value, errors))
        .map(|word| match word {
            "arm64" => [Architecture::Arm64],
            _ => [Architecture::X86_64],
        });
}

fn tracing(declaration: &Declaration, properties: &mut FunctionProperties, errors: &mut Errors) {
    const KNOWN: &[&str] = &["Active", "PassThrough"];
    properties.tracing_config =
        values::only_argument("`Active` or `PassThrough`", declaration, errors)
            .and_then(|value| values::keyword("tracing", KNOWN, value, errors))
            .map(|word| match word {
                "Active" => TracingMode::Active,
                _ => TracingMode::PassThrough,
            })
            .map(|mode| TracingConfig { mode });
}

fn log_format(declaration: &Declaration, properties: &mut FunctionProperties, errors: &mut Errors) {
    const KNOWN: &[&str] = &["JSON", "Text"];
    properties.logging_config = values::only_argument("`JSON` or `Text`", declaration, errors)
        .and_then(|value| values::keyword("log_format", KNOWN, value, errors))
        .map(|word| match word {
            "JSON" => LogFormat::Json,
            _ => LogFormat::Text,
        })
        .map(|log_format| LoggingConfig { log_format });
}

fn layers(declaration: &Declaration, properties: &mut FunctionProperties, errors: &mut Errors) {
    const ACCEPTED: &str = "ARNs of layer versions";
    const EXAMPLE: &str = "arn:aws:lambda:us-west-2:112233445566:layer:my-layer:1";
    values::no_options(ACCEPTED, declaration, errors);
    if declaration.arguments.is_empty() && declaration.options.is_empty() && !declaration.damaged {
        values::missing_argument(ACCEPTED, declaration, errors);
    }
    let literals = values::strings("layers", ACCEPTED, &declaration.arguments, errors);
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
    properties.layers = Some(layers.collect()).filter(|layers: &Vec<_>| !layers.is_empty());
}

/// The ARN that is a declaration's only argument.
fn arn_argument(
    services: &[&str],
    accepted: &str,
    example: &str,
    declaration: &Declaration,
    errors: &mut Errors,
) -> Option<String> {
    let word = unraw(&declaration.keyword);
    let value = values::only_argument(accepted, declaration, errors)?;
    let literal = values::string(&word, accepted, value, errors)?;
    arn::parse_of(
        &format!("`{word}`"),
        services,
        accepted,
        example,
        literal,
        errors,
    )?;
    Some(literal.value())
}

fn dead_letter_queue(
    declaration: &Declaration,
    properties: &mut FunctionProperties,
    errors: &mut Errors,
) {
    properties.dead_letter_config = arn_argument(
        &["sqs", "sns"],
        "the ARN of an SQS queue or an SNS topic",
        "arn:aws:sqs:us-west-2:112233445566:my-queue",
        declaration,
        errors,
    )
    .map(|target_arn| DeadLetterConfig { target_arn });
}

fn kms_key_arn(
    declaration: &Declaration,
    properties: &mut FunctionProperties,
    errors: &mut Errors,
) {
    properties.kms_key_arn = arn_argument(
        &["kms"],
        "the ARN of a KMS key",
        "arn:aws:kms:us-west-2:112233445566:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        declaration,
        errors,
    );
}

fn vpc_config(declaration: &Declaration, properties: &mut FunctionProperties, errors: &mut Errors) {
    const ACCEPTED: &str = "`subnet_ids: […], security_group_ids: […]`";
    for argument in &declaration.arguments {
        values::wrong_kind("vpc_config", ACCEPTED, argument, errors);
    }
    let mut config = VpcConfig::default();
    let options = values::known_options("vpc_config", &VPC_OPTIONS, &declaration.options, errors);
    for (name, option) in &options {
        match *name {
            "subnet_ids" => config.subnet_ids = ids(name, "subnet-", 16, &option.value, errors),
            "security_group_ids" => {
                config.security_group_ids = ids(name, "sg-", 5, &option.value, errors);
            }
            _ => {
                config.ipv6_allowed_for_dual_stack = values::boolean(name, &option.value, errors);
            }
        }
    }
    let given = |wanted: &str| options.iter().any(|(name, _)| *name == wanted);
    // An unknown option may have been meant to be one of them.
    let all_are_known = options.len() == declaration.options.len();
    if declaration.arguments.is_empty()
        && !declaration.damaged
        && all_are_known
        && !(given("subnet_ids") && given("security_group_ids"))
    {
        errors.at(
            &declaration.keyword,
            format!("`vpc_config` needs both of {ACCEPTED}"),
        );
    }
    properties.vpc_config = Some(config);
}

/// Ids such as `subnet-0a1b2c3d`: at most as many as `SubnetIds` and `SecurityGroupIds` of Lambda's API model take.
fn ids(word: &str, prefix: &str, most: usize, value: &Value, errors: &mut Errors) -> Vec<String> {
    let accepted = format!("a list of ids such as `\"{prefix}0a1b2c3d\"`");
    let literals = values::strings(word, &accepted, std::slice::from_ref(value), errors);
    if let Some(extra) = literals.get(most) {
        errors.at(extra, format!("`{word}` has at most {most} ids"));
    }
    literals
        .into_iter()
        .filter_map(|literal| id(word, prefix, literal, errors))
        .collect()
}

fn id(word: &str, prefix: &str, literal: &LitStr, errors: &mut Errors) -> Option<String> {
    let text = placeholders::masked(literal, errors)?;
    let is_placeholder = text.contains(placeholders::PLACEHOLDER);
    // The formats of `AWS::EC2::Subnet.Id` and `AWS::EC2::SecurityGroup.Id` in the schemas of cfn-lint.
    // https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/format_keyword.md
    let is_id = text.strip_prefix(prefix).is_some_and(|rest| {
        matches!(rest.len(), 8 | 17) && rest.chars().all(|digit| digit.is_ascii_hexdigit())
    });
    if is_placeholder || is_id {
        return Some(literal.value());
    }
    errors.at(
        literal,
        format!("`{text}` is no id of `{word}`: one is `{prefix}` and 8 or 17 hexadecimal digits, such as `{prefix}0a1b2c3d`"),
    );
    None
}
