//! The properties and permissions of a class or a function.

use jets_core::manifest::{EventInvokeConfig, FunctionProperties, Statement};

/// The properties and permissions of a class or a function.
#[derive(Clone, Default)]
pub struct Settings {
    pub properties: FunctionProperties,
    pub statements: Vec<Statement>,
    pub managed_policies: Vec<String>,
    pub event_invoke_config: Option<EventInvokeConfig>,
    pub log_retention_in_days: Option<u32>,
    /// The ARN of an existing role, which replaces the role that the template makes.
    pub role: Option<String>,
    pub permissions_boundary: Option<String>,
}

impl Settings {
    /// Merges these settings of a function with those of its class. Properties of the function win, permissions add up.
    pub fn over(&self, class: &Self) -> Self {
        Self {
            properties: self.properties.clone().over(class.properties.clone()),
            statements: [class.statements.clone(), self.statements.clone()].concat(),
            managed_policies: [
                class.managed_policies.clone(),
                self.managed_policies.clone(),
            ]
            .concat(),
            event_invoke_config: own(
                self.event_invoke_config.as_ref(),
                class.event_invoke_config.as_ref(),
            ),
            log_retention_in_days: self.log_retention_in_days.or(class.log_retention_in_days),
            role: own(self.role.as_ref(), class.role.as_ref()),
            permissions_boundary: own(
                self.permissions_boundary.as_ref(),
                class.permissions_boundary.as_ref(),
            ),
        }
    }
}

fn own<T: Clone>(own: Option<&T>, class: Option<&T>) -> Option<T> {
    own.or(class).cloned()
}
