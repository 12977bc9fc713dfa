//! Messages of a topic.

use jets::jobs;

use crate::handle;

jobs! {
    pub SnsJob {
        sns_event "cloud-news", filter_policy: { kind: ["kept"] };
        fn one(sns_message: &str) -> Result<(), String> {
            handle::one(sns_message)
        }
    }
}
