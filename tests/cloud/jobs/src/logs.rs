//! Log events of a group.

use jets::jobs;

use crate::handle;

jobs! {
    pub LogsJob {
        log_event "cloud-web", filter_pattern: "ERROR";
        fn one(log_events) -> Result<(), String> {
            let messages: Vec<_> = log_events
                .log_events
                .into_iter()
                .map(|event| event.message)
                .collect();
            handle::all(&messages)
        }
    }
}
