//! What the triggers share that invoke a function themselves.

use jets_core::{manifest::Value, triggers::Trigger};

use super::contract::{DeclaredTrigger, Description};

/// The trigger `trigger`, which `description` and `settings` describe; the function needs no right to be invoked.
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
