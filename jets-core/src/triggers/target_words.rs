//! The options of triggers with a target of EventBridge.

macro_rules! of_targets {
    () => {
        /// `target_maximum_retry_attempts: 10` — how often EventBridge tries to send an event to Lambda: 0 to 185.
        /// AWS's default is 185. Retries after an error of the function are set by `event_invoke_config`.
        pub mod target_maximum_retry_attempts {}

        /// `target_maximum_event_age_in_seconds: 3600` — how long EventBridge tries to send an event to Lambda, in
        /// seconds: 60 to 86,400. AWS's default is 86,400.
        pub mod target_maximum_event_age_in_seconds {}

        /// `target_dead_letter_queue: create` — where EventBridge sends an event that Lambda did not accept: the ARN of
        /// a standard SQS queue, or `create`. Without it, the event is lost. An event whose function failed is kept by
        /// `event_invoke_config on_failure`.
        #[doc(alias("DLQ"))]
        pub mod target_dead_letter_queue {}
    };
}

pub(crate) use of_targets;
