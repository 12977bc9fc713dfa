//! Properties of the place where a function runs, each with options.

use jets_core::{
    manifest::{
        Arn, CapacityProviderConfig, FileSystemConfig, Function, FunctionScalingConfig,
        ManagedInstances, Number, RuntimeManagementConfig, S3FilesConfig, UpdateRuntimeOn,
    },
    rules::text,
};

use crate::values::{Arguments, Options, Rule, Value, arn::ArnRule, option, resource, set};

const MIN_ENVIRONMENTS: &str = "min_execution_environments";
const MAX_ENVIRONMENTS: &str = "max_execution_environments";

pub(super) const CAPACITY_OPTIONS: &[Rule<Function>] = &[
    set!(option per_execution_environment_max_concurrency in instances() = number("")),
    set!(option execution_environment_memory_gib_per_vcpu in instances() = number(" GiB")),
    set!(option min_execution_environments in scaling() = number("")),
    set!(option max_execution_environments in scaling() = number("")),
];

fn instances(function: &mut Function) -> &mut ManagedInstances {
    let config = &mut function.properties.capacity_provider_config;
    let config = config.get_or_insert_with(|| CapacityProviderConfig::new(""));
    &mut config.lambda_managed_instances_capacity_provider_config
}

fn scaling(function: &mut Function) -> &mut FunctionScalingConfig {
    let config = &mut function.properties.function_scaling_config;
    config.get_or_insert_default()
}

pub(super) fn capacity_provider(arguments: Arguments<'_>, function: &mut Function) {
    const RULE: ArnRule = ArnRule::new(
        "the ARN of a capacity provider",
        &[&resource::CAPACITY_PROVIDER],
    );
    let arn = arguments.arn_before_options(&RULE);
    function.properties.capacity_provider_config = Some(CapacityProviderConfig::new(arn));
    let options = arguments.options().apply(&[CAPACITY_OPTIONS], function);
    let scaling = function.properties.function_scaling_config.as_ref();
    let value = |number: Option<&Number<_>>| number.and_then(Number::value);
    let least = scaling.and_then(|scaling| scaling.min_execution_environments.as_ref());
    let most = scaling.and_then(|scaling| scaling.max_execution_environments.as_ref());
    options.check_order(
        (MIN_ENVIRONMENTS, value(least)),
        (MAX_ENVIRONMENTS, value(most)),
    );
}

const LOCAL_MOUNT_PATH: &str = "local_mount_path";
const DIRECT_S3_READ: &str = "direct_s3_read";

pub(super) const FILE_SYSTEM_OPTIONS: &[Rule<FileSystemConfig>] = &[
    option(LOCAL_MOUNT_PATH, |value, config| {
        if let Some(path) = mount_path(value) {
            config.local_mount_path = path;
        }
    }),
    set!(option direct_s3_read as s3_files_config = choice() => S3FilesConfig::new),
];

pub(super) fn file_system(arguments: Arguments<'_>, function: &mut Function) {
    const RULE: ArnRule = ArnRule::new(
        "the ARN of an access point of EFS or of S3 Files",
        &[&resource::ACCESS_POINT, &resource::S3_FILES_ACCESS_POINT],
    );
    let arn = arguments.arn_before_options(&RULE);
    let is_efs = Arn::parse(&arn).is_some_and(|arn| arn.service == "elasticfilesystem");
    let mut config = FileSystemConfig::new(arn, "");
    let options = arguments
        .options()
        .apply(&[FILE_SYSTEM_OPTIONS], &mut config);
    need(
        LOCAL_MOUNT_PATH,
        "such as `\"/mnt/orders\"`",
        arguments,
        &options,
    );
    if let Some(option) = options.find(DIRECT_S3_READ)
        && is_efs
    {
        option.error_at_key(format!(
            "`{DIRECT_S3_READ}` is for access points of S3 Files"
        ));
    }
    function.properties.file_system_configs = Some(vec![config]);
}

fn mount_path(value: Value<'_>) -> Option<String> {
    let path = value.text("a path, such as `\"/mnt/orders\"`")?;
    path.unless(text::mount_path(path.name, &path.masked()?))
}

const RUNTIME_VERSION_ARN: &str = "runtime_version_arn";

pub(super) const RUNTIME_OPTIONS: &[Rule<RuntimeManagementConfig>] =
    &[option(RUNTIME_VERSION_ARN, |value, config| {
        const RULE: ArnRule = ArnRule::new(
            "the ARN of a runtime version",
            &[&resource::RUNTIME_VERSION, &resource::OWN_RUNTIME_VERSION],
        );
        config.runtime_version_arn = value.arn(&RULE);
    })];

pub(super) fn update_runtime_on(arguments: Arguments<'_>, function: &mut Function) {
    let word = arguments.before_options("`Auto`, `FunctionUpdate` or `Manual`");
    let word: Option<UpdateRuntimeOn> = word.and_then(Value::word);
    let mut config = RuntimeManagementConfig::new(word.unwrap_or(UpdateRuntimeOn::Manual));
    let options = arguments.options().apply(&[RUNTIME_OPTIONS], &mut config);
    match word {
        Some(UpdateRuntimeOn::Manual) => need(
            RUNTIME_VERSION_ARN,
            "with `Manual`: the version that the function keeps",
            arguments,
            &options,
        ),
        Some(_) => {
            if let Some(option) = options.find(RUNTIME_VERSION_ARN) {
                option.error_at_key(format!("`{RUNTIME_VERSION_ARN}` is for `Manual`"));
            }
        }
        None => {}
    }
    function.properties.runtime_management_config = Some(config);
}

/// Reports that the option `name` is missing. `note` follows its name in the message.
fn need(name: &str, note: &str, arguments: Arguments<'_>, options: &Options<'_>) {
    if options.find(name).is_none() && options.are_complete && arguments.declaration.is_sound {
        let keyword = arguments.keyword();
        arguments.error_at_keyword(format!("`{keyword}` needs option `{name}`, {note}"));
    }
}
