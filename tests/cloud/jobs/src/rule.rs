//! Events of the default bus.

use std::collections::HashMap;

use jets::{Json, jobs};

use crate::taste;

jobs! {
    pub RuleJob {
        rule_event { source: ["cloud.shop"], detail: { item: [{ prefix: "" }] } };
        fn one(event_detail: Json<HashMap<String, String>>) -> Result<(), String> {
            taste::one(&event_detail["item"])
        }
    }
}
