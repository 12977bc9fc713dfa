//! Checks the declarations of a class or a function: each, and all of them together.

use jets_core::manifest::LogFormat;

use super::{
    function::Class,
    keywords,
    signature::Signature,
    triggers::{self, Triggers},
};
use crate::{
    diagnostics::Errors,
    properties::{self, IAM_POLICY, Property, Settings, environment},
    resources::{self, Created},
    syntax::{Declaration, Word},
    values::Arguments,
};

/// Checks the declarations of resources.
pub fn created(declarations: Vec<Declaration>, errors: &Errors) -> Vec<Created> {
    let mut created = Vec::new();
    for mut declaration in declarations {
        keywords::take_out_declarations(&mut declaration, errors);
        let kind = resources::find(&declaration.keyword.text);
        let arguments = Arguments {
            declaration: &declaration,
            errors,
        };
        created.extend(kind.and_then(|kind| kind.declare(arguments)));
    }
    created
}

/// What the declarations of a class or a function say, once checked.
pub struct Declarations {
    pub triggers: Triggers,
    /// The settings of a function have those of its class in them.
    pub settings: Settings,
    /// The properties and permissions that were declared, each with its keyword.
    given: Vec<(&'static Property, Word)>,
}

impl Declarations {
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

    /// Checks the declarations above the function `name`, which has this `signature`.
    pub fn of_function(
        class: &Class<'_>,
        name: &Word,
        declarations: Vec<Declaration>,
        signature: &Signature,
    ) -> Self {
        let errors = class.errors;
        let mut checked = Self::new();
        let statements = class.settings.statements.iter();
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
        checked.settings = std::mem::take(&mut checked.settings).over(&class.settings);
        // If the environment of the class alone is too large, it is reported at the class.
        let problem = environment::problem_of_size(&checked.settings);
        if let Some(problem) = problem
            && environment::problem_of_size(&class.settings).is_none()
        {
            errors.at(checked.keyword(ENVIRONMENT).unwrap_or(name), problem);
        }
        checked.check_together(errors);
        checked.check_asynchronous(errors);
        checked
    }

    fn new() -> Self {
        Self {
            triggers: Triggers::default(),
            settings: Settings::default(),
            given: Vec::new(),
        }
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
        self.given.push((property, keyword.clone()));
        let arguments = Arguments {
            declaration,
            errors,
        };
        (property.set)(arguments, &mut self.settings);
    }

    fn keyword(&self, name: &str) -> Option<&Word> {
        let mut given = self.given.iter();
        given.find_map(|(property, word)| (property.name == name).then_some(word))
    }

    fn check_together(&self, errors: &Errors) {
        self.check_role(errors);
        self.check_log_levels(errors);
    }

    /// Reports permissions beside an existing role, which the template cannot change.
    fn check_role(&self, errors: &Errors) {
        let settings = &self.settings;
        let adds = !settings.statements.is_empty() || !settings.managed_policies.is_empty();
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
