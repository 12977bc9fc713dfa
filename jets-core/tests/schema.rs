//! Tests that the published JSON Schema accepts exactly the manifests that the library reads.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use std::collections::BTreeSet;

use common::{assert_valid, golden_manifest, validator};
use jets_core::manifest::Manifest;
use serde_json::{Value, json};

/// Returns a manifest with every field.
fn every_option() -> Value {
    serde_json::to_value(golden_manifest("every_option")).unwrap()
}

fn is_read(manifest: &Value) -> bool {
    manifest.to_string().parse::<Manifest>().is_ok()
}

/// Returns the JSON pointers of all values in `value`.
fn pointers(value: &Value) -> Vec<String> {
    fn visit(value: &Value, pointer: String, pointers: &mut Vec<String>) {
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    visit(item, format!("{pointer}/{index}"), pointers);
                }
            }
            Value::Object(entries) => {
                for (name, entry) in entries {
                    let name = name.replace('~', "~0").replace('/', "~1");
                    visit(entry, format!("{pointer}/{name}"), pointers);
                }
            }
            _ => {}
        }
        pointers.push(pointer);
    }
    let mut all = Vec::new();
    visit(value, String::new(), &mut all);
    all
}

/// Returns the manifest with every option, changed by `change` at one place after the other.
fn each_changed(change: impl Fn(&mut Value)) -> impl Iterator<Item = (String, Value)> {
    let manifest = every_option();
    pointers(&manifest).into_iter().filter_map(move |pointer| {
        let mut changed = manifest.clone();
        change(changed.pointer_mut(&pointer).unwrap());
        (changed != manifest).then_some((pointer, changed))
    })
}

#[test]
fn a_manifest_with_every_option_is_valid() {
    assert_valid(&golden_manifest("every_option"));
}

#[test]
fn schema_and_reader_agree_on_which_fields_may_be_absent() {
    let validator = validator();
    let manifest = every_option();
    for pointer in pointers(&manifest) {
        let Some((parent, name)) = pointer.rsplit_once('/') else {
            continue;
        };
        let mut without = manifest.clone();
        if let Some(Value::Object(entries)) = without.pointer_mut(parent) {
            entries.remove(name).unwrap();
            assert_eq!(validator.accepts(&without), is_read(&without), "{pointer}");
        }
    }
}

#[test]
fn schema_and_reader_agree_on_which_fields_are_unknown() {
    let validator = validator();
    for (pointer, changed) in each_changed(|value| {
        if let Value::Object(entries) = value {
            entries.insert("Unknown".to_owned(), json!({}));
        }
    }) {
        assert_eq!(validator.accepts(&changed), is_read(&changed), "{pointer}");
    }
}

#[test]
fn schema_and_reader_agree_on_types() {
    let validator = validator();
    for other in [
        json!(true),
        json!(1),
        json!("unknown"),
        json!([]),
        json!({}),
    ] {
        for (pointer, changed) in each_changed(|value| {
            // Serde also reads a struct from an array, which nothing writes.
            let is_struct_as_array = value.is_object() && other.is_array();
            if std::mem::discriminant(value) != std::mem::discriminant(&other)
                && !is_struct_as_array
            {
                *value = other.clone();
            }
        }) {
            assert_eq!(
                validator.accepts(&changed),
                is_read(&changed),
                "{pointer} as {other}"
            );
        }
    }
}

#[test]
fn what_the_reader_refuses_as_a_value_the_schema_refuses_too() {
    let validator = validator();
    for other in [json!("unknown"), json!(-2), json!(1.5)] {
        for (pointer, changed) in each_changed(|value| {
            if std::mem::discriminant(value) == std::mem::discriminant(&other) {
                *value = other.clone();
            }
        }) {
            assert!(
                is_read(&changed) || !validator.accepts(&changed),
                "{pointer} as {other}"
            );
        }
    }
}

#[test]
fn the_schema_has_no_field_that_the_library_does_not_have() {
    let schema: Value = serde_json::from_str(Manifest::json_schema()).unwrap();
    let manifest = every_option();
    let known: BTreeSet<String> = pointers(&manifest)
        .into_iter()
        .filter_map(|pointer| Some(pointer.rsplit_once('/')?.1.to_owned()))
        .collect();
    let described: BTreeSet<String> = pointers(&schema)
        .into_iter()
        .filter_map(|pointer| {
            let (parent, name) = pointer.rsplit_once('/')?;
            let is_field =
                parent.ends_with("/properties") && !parent.ends_with("/properties/properties");
            is_field.then(|| name.to_owned())
        })
        .collect();
    assert!(described.len() > 50, "{described:?}");
    let surplus: Vec<_> = described.difference(&known).collect();
    assert!(surplus.is_empty(), "{surplus:?}");
}
