//! Events of the default bus.

use std::collections::HashMap;

use jets::{Json, jobs};

use crate::handle;

jobs! {
    pub RuleJob {
        rule_event { source: ["cloud.shop"], detail: { item: [{ prefix: "" }] } };
        fn one(event_detail: Json<HashMap<String, String>>) -> Result<(), String> {
            handle::one(&event_detail["item"])
        }
    }
}
