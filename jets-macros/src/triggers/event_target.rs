//! How EventBridge delivers to Lambda: options that rules, buckets and schedules share.

use jets_core::manifest::{EventTarget, RetryPolicy, TargetDeadLetterConfig};

use super::contract::Draft;
use crate::values::{Rule, arn, option, set};

/// A trigger with a target of EventBridge.
pub trait Targeted {
    fn target(&mut self) -> &mut Option<EventTarget>;
}

pub const fn options<T: Targeted>() -> [Rule<Draft<T>>; 3] {
    [
        set!(option target_maximum_retry_attempts as maximum_retry_attempts in retry_policy()
            = number("")),
        set!(option target_maximum_event_age_in_seconds as maximum_event_age_in_seconds in retry_policy()
            = number("")),
        option("target_dead_letter_queue", |value, trigger| {
            let queue = value.arn_or_create(&arn::QUEUE);
            let config = queue.map(TargetDeadLetterConfig::new);
            trigger.target().get_or_insert_default().dead_letter_config = config;
        }),
    ]
}

fn retry_policy<T: Targeted>(trigger: &mut Draft<T>) -> &mut RetryPolicy {
    let target = trigger.target().get_or_insert_default();
    target.retry_policy.get_or_insert_default()
}
