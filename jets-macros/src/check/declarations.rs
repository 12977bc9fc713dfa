//! Checks the declarations of a class or a function: each, and all of them together.

use jets_core::manifest::{
    Function, LogFormat, LogGroupClass, Number,
    limits::{self, Limits},
};
use proc_macro2::TokenStream;
use quote::ToTokens as _;

use super::{
    keywords,
    signature::Signature,
    triggers::{self, Triggers},
};
use crate::{
    diagnostics::Errors,
    properties::{self, CAPACITY_PROVIDER, FILE_SYSTEM, IAM_POLICY, Property, environment},
    resources::{self, Created},
    syntax::{Declaration, Word},
    values::{Arguments, in_words},
};

/// Checks the declarations of resources.
pub fn created(declarations: Vec<Declaration>, errors: &Errors) -> Vec<Created> {
    let mut created = Vec::new();
    for mut declaration in declarations {
        keywords::take_out_declarations(&mut declaration, errors);
        let kind = resources::find(&declaration.keyword.text);
        let arguments = Arguments::new(&declaration, errors);
        created.extend(kind.and_then(|kind| kind.declare(arguments)));
    }
    created
}

/// What the declarations of a class or a function say, once checked.
pub struct Declarations {
    pub triggers: Triggers,
    /// The settings of a function have those of its class in them.
    pub settings: Function,
    given: Vec<Given>,
}

struct Given {
    property: &'static Property,
    keyword: Word,
    argument: TokenStream,
}

impl Declarations {
    fn new() -> Self {
        Self {
            triggers: Triggers::default(),
            // Without a name, until a declaration gives one or the function's own is known.
            settings: Function::new("", ""),
            given: Vec::new(),
        }
    }

    pub fn of_class(declarations: Vec<Declaration>, errors: &Errors) -> Self {
        let mut checked = Self::new();
        let mut sids = Vec::new();
        for mut declaration in declarations {
            keywords::take_out_declarations(&mut declaration, errors);
            triggers::check_sids(&declaration, &mut sids, errors);
            let keyword = keywords::without_class(&declaration.keyword.text);
            checked.set(properties::find(keyword), &declaration, errors);
        }
        if let Some(environment) = checked.keyword(ENVIRONMENT)
            && let Some(problem) = environment::problem_of_size(&checked.settings)
        {
            errors.at(environment, problem);
        }
        checked.check_together(errors);
        checked
    }

    /// Checks the declarations above the function `name`, which has this `signature`. `of_class` is what its class sets.
    pub fn of_function(
        of_class: &Function,
        name: &Word,
        declarations: Vec<Declaration>,
        signature: &Signature,
        errors: &Errors,
    ) -> Self {
        let mut checked = Self::new();
        let statements = of_class.policy.statement.iter();
        let mut sids: Vec<String> = statements
            .filter_map(|statement| statement.sid.clone())
            .collect();
        for mut declaration in declarations {
            keywords::take_out_declarations(&mut declaration, errors);
            triggers::check_sids(&declaration, &mut sids, errors);
            let keyword = &declaration.keyword.text;
            if let Some(keyword) = crate::triggers::find(keyword) {
                let triggers = &mut checked.triggers;
                triggers.add(keyword, declaration, signature, errors);
            } else {
                checked.set(properties::find(keyword), &declaration, errors);
            }
        }
        checked.settings = checked.settings.over(of_class);
        // If the environment of the class alone is too large, it is reported at the class.
        let problem = environment::problem_of_size(&checked.settings);
        if let Some(problem) = problem
            && environment::problem_of_size(of_class).is_none()
        {
            errors.at(checked.keyword(ENVIRONMENT).unwrap_or(name), problem);
        }
        checked.check_together(errors);
        checked.check_asynchronous(errors);
        checked.check_file_system(name, errors);
        checked.check_tenancy(name, errors);
        checked
    }

    fn set(
        &mut self,
        property: Option<&'static Property>,
        declaration: &Declaration,
        errors: &Errors,
    ) {
        let keyword = &declaration.keyword;
        let Some(property) = property else {
            keywords::refuse_unknown(keyword, errors);
            return;
        };
        let name = property.name;
        if self.keyword(name).is_some() && !property.repeats {
            let other_name = if keywords::without_class(&keyword.text) == name {
                String::new()
            } else {
                format!(": it is `{name}` by another name")
            };
            errors.at(keyword, format!("`{keyword}` is given twice{other_name}"));
            return;
        }
        self.given.push(Given {
            property,
            keyword: keyword.clone(),
            argument: declaration.arguments.first().to_token_stream(),
        });
        let arguments = Arguments::new(declaration, errors);
        (property.set)(arguments, &mut self.settings);
    }

    fn keyword(&self, name: &str) -> Option<&Word> {
        self.given(name).map(|given| &given.keyword)
    }

    fn given(&self, name: &str) -> Option<&Given> {
        let mut given = self.given.iter();
        given.find(|given| given.property.name == name)
    }

    fn check_together(&self, errors: &Errors) {
        self.check_role(errors);
        self.check_log_levels(errors);
        self.check_retention(errors);
        self.check_capacity(errors);
    }

    /// Reports a timeout or a memory size that the function cannot have where it runs.
    fn check_capacity(&self, errors: &Errors) {
        fn known<L: Limits>(number: Option<&Number<L>>) -> Option<i64> {
            number.and_then(|number| number.value().or_else(|| number.default()))
        }
        let properties = &self.settings.properties;
        let is_managed = properties.capacity_provider_config.is_some();
        let numbers = [
            (
                "timeout",
                known(properties.timeout.as_ref()),
                [limits::StandardTimeout::RANGE, limits::Timeout::RANGE],
                " seconds",
            ),
            (
                "memory_size",
                known(properties.memory_size.as_ref()),
                [
                    limits::StandardMemorySize::RANGE,
                    limits::ManagedMemorySize::RANGE,
                ],
                " MB",
            ),
        ];
        for (name, number, [standard, managed], unit) in numbers {
            let range = if is_managed {
                managed.clone()
            } else {
                standard
            };
            // What the class says is reported there, unless the function changes where it runs.
            let given = || self.given(name).or_else(|| self.given(CAPACITY_PROVIDER));
            if let Some(number) = number
                && !range.contains(&number)
                && let Some(given) = given()
            {
                let (with, other) = if is_managed {
                    ("with", String::new())
                } else {
                    let managed = in_words(&[managed], "");
                    ("without", format!("; with it, {managed}"))
                };
                let range = in_words(&[range], unit);
                let is_own = given.property.name == name;
                let word = if is_own { &given.keyword.text } else { name };
                errors.at(
                    &given.argument,
                    format!(
                        "`{word}` is {range} {with} `{CAPACITY_PROVIDER}`, not {number}{other}"
                    ),
                );
            }
        }
    }

    /// Reports a file system without the network through which it is reached.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html>
    fn check_file_system(&self, function: &Word, errors: &Errors) {
        let properties = &self.settings.properties;
        if properties.file_system_configs.is_some()
            && properties.vpc_config.is_none()
            && properties.capacity_provider_config.is_none()
        {
            errors.at(
                self.keyword(FILE_SYSTEM).unwrap_or(function),
                format!("`{FILE_SYSTEM}` needs `vpc_config`: a function reaches its file system through the VPC"),
            );
        }
    }

    /// Reports triggers of a function whose invocations must name a tenant, which [event sources][1] do not.
    ///
    /// [1]: https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation.html
    fn check_tenancy(&self, function: &Word, errors: &Errors) {
        const NAME: &str = "tenant_isolation_mode";
        let is_isolated = self.settings.properties.tenancy_config.is_some();
        if is_isolated && self.triggers.declared().next().is_some() {
            errors.at(
                self.keyword(NAME).unwrap_or(function),
                format!("a function with `{NAME}` has no trigger: an invocation must name its tenant, so it is invoked by name"),
            );
        }
    }

    /// Reports permissions beside an existing role, which the template cannot change.
    fn check_role(&self, errors: &Errors) {
        let settings = &self.settings;
        let adds = !settings.policy.statement.is_empty() || !settings.managed_policies.is_empty();
        if settings.role.is_none() || !adds {
            return;
        }
        let beside = ["role", IAM_POLICY, MANAGED_IAM_POLICY];
        if let Some(keyword) = beside.into_iter().find_map(|name| self.keyword(name)) {
            errors.at(
                keyword,
                format!("an existing `role` gets no policy from the template: give it its rights where it is made, and leave `{IAM_POLICY}` and `{MANAGED_IAM_POLICY}` out"),
            );
        }
    }

    /// Reports log levels without `log_format JSON`: Lambda filters only structured logs.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html>
    fn check_log_levels(&self, errors: &Errors) {
        let Some(config) = &self.settings.properties.logging_config else {
            return;
        };
        if config.log_format == Some(LogFormat::Json.into()) {
            return;
        }
        let levels = [
            ("log_level", config.application_log_level.is_some()),
            ("system_log_level", config.system_log_level.is_some()),
        ];
        for (name, is_set) in levels {
            if is_set && let Some(word) = self.keyword(name) {
                errors.at(word, format!("`{name}` needs `log_format JSON`"));
            }
        }
    }

    /// Reports a retention of a log group whose class keeps log events [for one day][1].
    ///
    /// [1]: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
    fn check_retention(&self, errors: &Errors) {
        let Some(group) = &self.settings.log_group else {
            return;
        };
        let days = group.retention_in_days.as_ref().and_then(Number::value);
        let beside = ["log_retention_in_days", "log_group_class"];
        if group.log_group_class == Some(LogGroupClass::Delivery.into())
            && days.is_some_and(|days| days > 1)
            && let Some(word) = beside.into_iter().find_map(|name| self.keyword(name))
        {
            errors.at(word, "a log group of class `DELIVERY` keeps log events for one day: leave `log_retention_in_days` out, or take another class");
        }
    }

    /// Reports properties for asynchronous invocations on a function that Lambda only polls for.
    ///
    /// <https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html>
    fn check_asynchronous(&self, errors: &Errors) {
        if !self.triggers.are_polled() {
            return;
        }
        for name in ["dead_letter_queue", "event_invoke_config"] {
            if let Some(word) = self.keyword(name) {
                errors.at(
                    word,
                    format!("`{name}` is for asynchronous invocations, and Lambda polls what invokes this function: give a stream's trigger the option `on_failure`, or the queue itself a redrive policy"),
                );
            }
        }
    }
}

const ENVIRONMENT: &str = "environment";
const MANAGED_IAM_POLICY: &str = "managed_iam_policy";
