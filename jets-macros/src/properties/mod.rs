//! Function properties and permissions: `timeout 30;`, `environment { KEY: "value" };` and the like.

mod arns;
pub mod environment;
mod event_invoke_config;
mod logging;
pub mod permissions;
mod role;
mod settings;
mod single;
mod vpc_config;

pub use self::settings::Settings;
use crate::{diagnostics::Errors, rules::options, syntax::Declaration};

/// A property: its name, its alias if it has one, and the function that sets it.
pub struct Property {
    pub name: &'static str,
    pub alias: Option<&'static str>,
    pub set: fn(&Declaration, &mut Settings, &mut Errors),
    /// The names of its options.
    pub options: fn() -> Vec<&'static str>,
}

/// Every property of the language.
const PROPERTIES: &[Property] = &[
    property("timeout", None, single::timeout),
    property("memory_size", Some("memory"), single::memory_size),
    property("description", Some("desc"), single::description),
    property("environment", Some("env"), environment::set),
    property("ephemeral_storage", None, single::ephemeral_storage),
    property(
        "reserved_concurrent_executions",
        Some("reserved_concurrency"),
        single::reserved_concurrent_executions,
    ),
    property("architecture", None, single::architecture),
    property("layers", None, arns::layers),
    property("tags", None, single::tags),
    property("tracing", None, single::tracing),
    property("dead_letter_queue", None, arns::dead_letter_queue),
    Property {
        options: || options::names(&[vpc_config::OPTIONS]),
        ..property("vpc_config", None, vpc_config::set)
    },
    property("log_format", None, logging::log_format),
    property("log_level", None, logging::log_level),
    property("system_log_level", None, logging::system_log_level),
    property("log_group", None, logging::log_group),
    property(
        "log_retention_in_days",
        None,
        logging::log_retention_in_days,
    ),
    property("kms_key_arn", None, arns::kms_key_arn),
    property("recursive_loop", None, single::recursive_loop),
    property("role", None, role::role),
    property("permissions_boundary", None, role::permissions_boundary),
    Property {
        options: || options::names(&[event_invoke_config::OPTIONS]),
        ..property("event_invoke_config", None, event_invoke_config::set)
    },
];

const fn property(
    name: &'static str,
    alias: Option<&'static str>,
    set: fn(&Declaration, &mut Settings, &mut Errors),
) -> Property {
    Property {
        name,
        alias,
        set,
        options: Vec::new,
    }
}

/// Returns the property that is called `word`.
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
