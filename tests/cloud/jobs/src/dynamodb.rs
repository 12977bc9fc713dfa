//! Changes of a table.

use std::collections::HashMap;

use jets::{Change, jobs};

use crate::handle;

type Item = HashMap<String, String>;

fn name(change: &Change<Item>) -> String {
    let image = change.new_image.as_ref().or(change.old_image.as_ref());
    image
        .and_then(|item| item.get("name"))
        .cloned()
        .unwrap_or_default()
}

jobs! {
    pub DynamodbJob {
        class_timeout 10;

        dynamodb_event "${CloudTableStreamArn}";
        fn one(dynamodb_record: Change<Item>) -> Result<(), String> {
            handle::one(&name(&dynamodb_record))
        }

        dynamodb_event "${CloudTableStreamArn}";
        fn batch(dynamodb_records: Vec<Change<Item>>) -> Result<(), String> {
            handle::all(&dynamodb_records.iter().map(name).collect::<Vec<_>>())
        }
    }
}
