//! What a job or a function may say of itself: `timeout 30;`, `iam_policy "s3:GetObject", …;` and the like.
//!
//! Limits are those of Lambda's [quotas][1] and of `CreateFunction` in its API model, for a standard function.
//!
//! [1]: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html

pub mod environment;
mod execution_environment;
mod groups;

use jets_core::{
    manifest::{
        DeadLetterConfig, EphemeralStorage, Function, FunctionCode, LogGroup, LoggingConfig,
        MAX_DESCRIPTION, TenancyConfig, TracingConfig,
    },
    placeholders::is_arn,
    rules::{text, without},
};

use crate::values::{
    Arguments, Text, Value,
    arn::{self, ArnRule},
    name::{self, LOG_GROUP},
    names_of, resource, set, statement, tags,
};

/// A property: its name, its alias if it has one, and the function that sets it.
pub struct Property {
    pub name: &'static str,
    pub alias: Option<&'static str>,
    /// Whether it may be declared several times.
    pub repeats: bool,
    pub options: fn() -> Vec<&'static str>,
    pub set: fn(Arguments<'_>, &mut Function),
}

pub const IAM_POLICY: &str = "iam_policy";

const PROPERTIES: &[Property] = &[
    property("name", |arguments, settings| {
        settings.name = name(arguments).unwrap_or_default();
    }),
    set!(property timeout in properties = number(" seconds")),
    set!(property memory_size in properties = number(" MB")).or("memory"),
    set!(property description in properties = description).or("desc"),
    property("environment", environment::set).or("env"),
    set!(property ephemeral_storage in properties = number(" MB") => EphemeralStorage::new),
    set!(property reserved_concurrent_executions in properties = number(""))
        .or("reserved_concurrency"),
    property("architecture", |arguments, settings| {
        settings.properties.architectures = arguments.choice().map(|word| vec![word]);
    }),
    property("layers", layers),
    property("tags", |arguments, settings| {
        let map = arguments.only(tags::ACCEPTED);
        settings.properties.tags = map.and_then(|map| tags::check("a function", map));
    }),
    set!(property tracing as tracing_config in properties = choice() => TracingConfig::new),
    set!(property dead_letter_queue as dead_letter_config in properties
        = arn_or_create(&DEAD_LETTER_QUEUE) => DeadLetterConfig::new),
    property("vpc_config", groups::vpc_config).with(|| names_of(&[groups::VPC_OPTIONS])),
    set!(property log_format in logging() = choice()),
    set!(property log_level as application_log_level in logging() = choice()),
    set!(property system_log_level in logging() = choice()),
    set!(property log_group in logging() = name_of_log_group),
    set!(property log_retention_in_days as retention_in_days in log_group() = number(" days")),
    set!(property log_group_class in log_group() = choice()),
    set!(property log_kms_key_id as kms_key_id in log_group() = log_key),
    set!(property kms_key_arn in properties = arn(&arn::KMS_KEY)),
    set!(property recursive_loop in properties = choice()),
    set!(property role = arn(&arn::ROLE)),
    set!(property permissions_boundary = arn(&POLICY)),
    set!(property role_path = role_path),
    property("role_tags", |arguments, settings| {
        let map = arguments.only(tags::ACCEPTED);
        settings.role_tags = map.and_then(|map| tags::check("a role", map));
    }),
    set!(property source_kms_key_arn in code() = arn(&arn::KMS_KEY)),
    set!(property code_signing_config_arn in properties = arn(&CODE_SIGNING_CONFIG)),
    property("tenant_isolation_mode", |arguments, settings| {
        let mode = arguments.only("`PER_TENANT`").and_then(Value::word);
        settings.properties.tenancy_config = mode.map(TenancyConfig::new);
    }),
    property(
        "capacity_provider",
        execution_environment::capacity_provider,
    )
    .with(|| names_of(&[execution_environment::CAPACITY_OPTIONS])),
    property("file_system", execution_environment::file_system)
        .with(|| names_of(&[execution_environment::FILE_SYSTEM_OPTIONS])),
    property(
        "update_runtime_on",
        execution_environment::update_runtime_on,
    )
    .with(|| names_of(&[execution_environment::RUNTIME_OPTIONS])),
    property("event_invoke_config", groups::event_invoke_config)
        .with(|| names_of(&[groups::INVOKE_OPTIONS])),
    property(IAM_POLICY, |arguments, settings| {
        settings
            .policy
            .statement
            .extend(statement::of_declaration(arguments));
    })
    .with(|| names_of(&[statement::OPTIONS]))
    .repeatable(),
    property("managed_iam_policy", managed_iam_policies).repeatable(),
];

const fn property(name: &'static str, set: fn(Arguments<'_>, &mut Function)) -> Property {
    Property {
        name,
        alias: None,
        repeats: false,
        options: Vec::new,
        set,
    }
}

impl Property {
    const fn or(mut self, alias: &'static str) -> Self {
        self.alias = Some(alias);
        self
    }

    const fn with(mut self, options: fn() -> Vec<&'static str>) -> Self {
        self.options = options;
        self
    }

    const fn repeatable(mut self) -> Self {
        self.repeats = true;
        self
    }
}

pub fn find(word: &str) -> Option<&'static Property> {
    PROPERTIES
        .iter()
        .find(|property| property.name == word || property.alias == Some(word))
}

/// Returns the names and aliases of all properties.
pub fn words() -> impl Iterator<Item = &'static str> {
    PROPERTIES
        .iter()
        .flat_map(|property| std::iter::once(property.name).chain(property.alias))
}

/// Checks a name in place of the one in Rust, which has the form of one.
fn name(arguments: Arguments<'_>) -> Option<String> {
    let text = arguments.text("a name, such as `\"take\"`")?;
    let begins = text.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_');
    let is_name = begins
        && text
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    let keyword = text.name;
    text.unless((!is_name).then(|| {
        format!("`{keyword}` takes a name as it would stand in Rust: ASCII letters, digits and `_`, and no digit first")
    }))
}

fn name_of_log_group(arguments: Arguments<'_>) -> Option<String> {
    let accepted = "a log group's name, such as `\"/orders/${Environment}\"`";
    let text = arguments.text(accepted)?.not_empty(accepted)?;
    text.named(&LOG_GROUP)
}

fn code(settings: &mut Function) -> &mut FunctionCode {
    settings.properties.code.get_or_insert_default()
}

fn logging(settings: &mut Function) -> &mut LoggingConfig {
    settings.properties.logging_config.get_or_insert_default()
}

fn log_group(settings: &mut Function) -> &mut LogGroup {
    settings.log_group.get_or_insert_default()
}

/// Checks the key of a log group, whose ARN may be shorter than that of other keys: `kmsKeyId` of CloudWatch's API model.
fn log_key(arguments: Arguments<'_>) -> Option<String> {
    const MAX: usize = 256;
    let text = arguments.text(arn::KMS_KEY.accepted)?;
    let count = without(&text.masked()?).chars().count();
    if count > MAX {
        let keyword = text.name;
        text.error(format!(
            "`{keyword}` has at most {MAX} characters, not {count}"
        ));
        return None;
    }
    text.arn(&arn::KMS_KEY)
}

fn role_path(arguments: Arguments<'_>) -> Option<String> {
    let path = arguments.text("a path, such as `\"/team/\"`")?;
    path.unless(text::role_path(path.name, &path.masked()?))
}

fn description(arguments: Arguments<'_>) -> Option<String> {
    let text = arguments.text(&format!("a string of at most {MAX_DESCRIPTION} characters"))?;
    text.masked()?;
    let count = text.chars().count();
    let problem = (count > MAX_DESCRIPTION)
        .then(|| format!("a description has at most {MAX_DESCRIPTION} characters, not {count}"));
    text.unless(problem)
}

const DEAD_LETTER_QUEUE: ArnRule = ArnRule::new(
    "the ARN of an SQS queue or an SNS topic",
    &[&resource::STANDARD_QUEUE, &resource::TOPIC],
);

const POLICY: ArnRule = ArnRule::new("the ARN of an IAM policy", &[&resource::POLICY]);

const CODE_SIGNING_CONFIG: ArnRule = ArnRule::new(
    "the ARN of a code signing configuration",
    &[&resource::CODE_SIGNING_CONFIG],
);

/// The maximum number of layers: <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>.
const MAX_LAYERS: usize = 5;

const LAYER: ArnRule =
    ArnRule::new("the ARN of a layer version", &[&resource::LAYER_VERSION]).about("a layer");

fn layers(arguments: Arguments<'_>, settings: &mut Function) {
    let texts = arguments.texts("ARNs of layer versions");
    if let Some(extra) = texts.get(MAX_LAYERS) {
        extra.error(format!("a function has at most {MAX_LAYERS} layers"));
    }
    let layers = texts.into_iter().filter_map(|text| text.arn(&LAYER));
    let layers: Vec<String> = layers.collect();
    settings.properties.layers = Some(layers).filter(|layers| !layers.is_empty());
}

const MANAGED_POLICY: ArnRule = POLICY.about("a managed policy");

fn managed_iam_policies(arguments: Arguments<'_>, settings: &mut Function) {
    let accepted = "the name of an AWS managed policy, or the ARN of a policy";
    let texts = arguments.texts(accepted).into_iter();
    let texts = texts.filter_map(|text| text.not_empty(accepted));
    settings
        .managed_policies
        .extend(texts.filter_map(managed_policy));
}

fn managed_policy(text: Text<'_>) -> Option<String> {
    if is_arn(&text) {
        return text.arn(&MANAGED_POLICY);
    }
    let name = text.named(&name::POLICY)?;
    Some(format!("arn:${{AWS::Partition}}:iam::aws:policy/{name}"))
}
