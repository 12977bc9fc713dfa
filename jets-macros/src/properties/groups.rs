//! Properties that are groups of options: the network of a function, and its asynchronous invocations.

use jets_core::{
    manifest::{
        EventInvokeConfig, EventInvokeDestination, EventInvokeDestinations, Function, VpcConfig,
    },
    rules::text,
};

use crate::values::{Arguments, Rule, Value, arn::ArnRule, option, resource, set};

/// The options of `vpc_config`. Limits are those of `SubnetIds` and `SecurityGroupIds` in Lambda's API model.
pub(super) const VPC_OPTIONS: &[Rule<VpcConfig>] = &[
    option(SUBNETS, |value, config| {
        config.subnet_ids = ids(value, "subnet-", 16);
    }),
    option(SECURITY_GROUPS, |value, config| {
        config.security_group_ids = ids(value, "sg-", 5);
    }),
    set!(option ipv6_allowed_for_dual_stack = switch()),
];

const SUBNETS: &str = "subnet_ids";
const SECURITY_GROUPS: &str = "security_group_ids";

pub(super) fn vpc_config(arguments: Arguments<'_>, function: &mut Function) {
    let has_argument = arguments.refuse_all("`subnet_ids: […], security_group_ids: […]`");
    let mut config = VpcConfig::default();
    let options = arguments.options().apply(&[VPC_OPTIONS], &mut config);
    let lacks = |name| options.find(name).is_none();
    if !has_argument
        && arguments.declaration.is_sound
        && options.are_complete
        && (lacks(SUBNETS) || lacks(SECURITY_GROUPS))
    {
        let keyword = arguments.keyword();
        arguments.error_at_keyword(format!(
            "`{keyword}` needs both `{SUBNETS}: […]` and `{SECURITY_GROUPS}: […]`"
        ));
    }
    function.properties.vpc_config = Some(config);
}

/// Checks ids such as `subnet-0a1b2c3d`.
fn ids(value: Value<'_>, prefix: &str, max: usize) -> Vec<String> {
    let word = value.name;
    let texts = value.texts(&format!("a list of ids such as `\"{prefix}0a1b2c3d\"`"));
    if let Some(extra) = texts.get(max) {
        extra.error(format!("`{word}` has at most {max} ids"));
    }
    let texts = texts.into_iter();
    texts
        .filter_map(|id| id.unless(text::id(word, prefix, &id.masked()?)))
        .collect()
}

/// The options of `event_invoke_config`: [`PutFunctionEventInvokeConfig`][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html
pub(super) const INVOKE_OPTIONS: &[Rule<EventInvokeConfig>] = &[
    set!(option maximum_retry_attempts = number("")),
    set!(option maximum_event_age_in_seconds = number("")),
    set!(option on_success in destinations() = arn(&ON_SUCCESS) => EventInvokeDestination::new),
    set!(option on_failure in destinations()
        = arn_or_create(&ON_FAILURE) => EventInvokeDestination::new),
];

const ON_SUCCESS: ArnRule = ArnRule::new(
    "the ARN of an SQS queue, an SNS topic, a Lambda function or an EventBridge bus",
    &[
        &resource::STANDARD_QUEUE,
        &resource::TOPIC,
        &resource::FUNCTION,
        &resource::QUALIFIED_FUNCTION,
        &resource::EVENT_BUS,
    ],
);
const ON_FAILURE: ArnRule = ArnRule::new(
    "the ARN of an SQS queue, an SNS topic, a Lambda function, an EventBridge bus or an S3 bucket",
    &[
        &resource::STANDARD_QUEUE,
        &resource::TOPIC,
        &resource::FUNCTION,
        &resource::QUALIFIED_FUNCTION,
        &resource::EVENT_BUS,
        &resource::BUCKET,
    ],
);

pub(super) fn event_invoke_config(arguments: Arguments<'_>, function: &mut Function) {
    const ACCEPTED: &str = "options such as `maximum_retry_attempts: 0`";
    let has_argument = arguments.refuse_all(ACCEPTED);
    let options = arguments.options();
    if options.is_empty() && !has_argument && arguments.declaration.is_sound {
        let keyword = arguments.keyword();
        arguments.error_at_keyword(format!("`{keyword}` needs {ACCEPTED}"));
    }
    let mut config = EventInvokeConfig::default();
    options.apply(&[INVOKE_OPTIONS], &mut config);
    function.event_invoke_config = Some(config);
}

fn destinations(config: &mut EventInvokeConfig) -> &mut EventInvokeDestinations {
    config.destination_config.get_or_insert_default()
}
