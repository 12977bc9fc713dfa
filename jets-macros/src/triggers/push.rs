//! Shared by the triggers that invoke a function themselves, and are not polled.

use jets_core::{manifest::Value, triggers::Trigger};

use super::contract::{DeclaredTrigger, Description};

/// Returns the declared trigger, which `description` and `settings` describe. The function needs no rights for it.
pub fn declare(
    trigger: Trigger,
    identity: String,
    description: String,
    settings: Value,
) -> DeclaredTrigger {
    DeclaredTrigger {
        policy: trigger.default_policy(),
        trigger,
        identity,
        description: Description {
            source: description,
            settings,
        },
        may_loop: None,
    }
}
