//! Messages of a topic.

use jets::jobs;

use crate::taste;

jobs! {
    pub SnsJob {
        sns_event "cloud-news", filter_policy: { kind: ["kept"] };
        fn one(sns_message: &str) -> Result<(), String> {
            taste::one(sns_message)
        }
    }
}
