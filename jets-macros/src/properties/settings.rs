//! What the properties and permissions of a class or of a function say together.

use jets_core::manifest::{FunctionProperties, Statement};

/// Properties and permissions, of a class or of a function.
#[derive(Clone, Default)]
pub struct Settings {
    pub properties: FunctionProperties,
    pub statements: Vec<Statement>,
    pub managed_policies: Vec<String>,
}

impl Settings {
    /// These settings of a function, over those of its class: properties win, permissions add up.
    pub fn over(&self, class: &Self) -> Self {
        Self {
            properties: self.properties.clone().over(class.properties.clone()),
            statements: [class.statements.clone(), self.statements.clone()].concat(),
            managed_policies: [
                class.managed_policies.clone(),
                self.managed_policies.clone(),
            ]
            .concat(),
        }
    }
}
