//! Tests that the published JSON Schema accepts exactly the manifests that the library reads.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use std::collections::BTreeSet;

use common::{VALIDATOR, assert_valid, golden_manifest};
use jets_core::manifest::Manifest;
use serde_json::{Value, json};

/// Returns a manifest with every field.
fn every_option() -> Value {
    serde_json::to_value(golden_manifest("every_option")).unwrap()
}

/// Returns the manifest with every field as a manifest for each of its functions, which take less time together.
fn parts() -> Vec<Value> {
    let mut parts = Vec::new();
    for mut job in golden_manifest("every_option").jobs {
        for function in std::mem::take(&mut job.functions) {
            let mut part = job.clone();
            part.functions.push(function);
            let part = Manifest::new(vec![part]);
            assert_valid(&part);
            let part = serde_json::to_value(part).unwrap();
            assert!(is_read(&part), "{part}");
            parts.push(part);
            // The resources are in the first part.
            job.resources.clear();
        }
    }
    parts
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

/// Calls `check` with the parts, changed by `change` at one place after the other.
fn each_changed(change: impl Fn(&mut Value), check: impl Fn(&str, &Value)) {
    for manifest in parts() {
        for pointer in pointers(&manifest) {
            let mut changed = manifest.clone();
            change(changed.pointer_mut(&pointer).unwrap());
            if changed != manifest {
                check(&pointer, &changed);
            }
        }
    }
}

/// Panics if only one of the schema and the reader accepts the manifest.
fn assert_agree(changed_at: &str, manifest: &Value) {
    let accepted = VALIDATOR.accepts(manifest);
    assert_eq!(accepted, is_read(manifest), "{changed_at}: {manifest}");
}

#[test]
fn a_manifest_with_every_option_is_valid() {
    assert_valid(&golden_manifest("every_option"));
}

#[test]
fn schema_and_reader_agree_on_which_fields_may_be_absent() {
    for manifest in parts() {
        for pointer in pointers(&manifest) {
            let Some((parent, name)) = pointer.rsplit_once('/') else {
                continue;
            };
            let mut without = manifest.clone();
            if let Some(Value::Object(entries)) = without.pointer_mut(parent) {
                entries.remove(name).unwrap();
                assert_agree(&pointer, &without);
            }
        }
    }
}

#[test]
fn schema_and_reader_agree_on_which_fields_are_unknown() {
    let add = |value: &mut Value| {
        if let Value::Object(entries) = value {
            entries.insert("Unknown".to_owned(), json!({}));
        }
    };
    each_changed(add, assert_agree);
}

#[test]
fn schema_and_reader_agree_on_types() {
    for other in [
        json!(true),
        json!(1),
        json!("unknown"),
        json!([]),
        json!({}),
    ] {
        let replace = |value: &mut Value| {
            // Serde also reads a struct from an array, which nothing writes.
            let is_struct_as_array = value.is_object() && other.is_array();
            if std::mem::discriminant(value) != std::mem::discriminant(&other)
                && !is_struct_as_array
            {
                *value = other.clone();
            }
        };
        each_changed(replace, assert_agree);
    }
}

#[test]
fn what_the_reader_refuses_as_a_value_the_schema_refuses_too() {
    for other in [json!("unknown"), json!(-2), json!(1.5)] {
        let replace = |value: &mut Value| {
            if std::mem::discriminant(value) == std::mem::discriminant(&other) {
                *value = other.clone();
            }
        };
        each_changed(replace, |pointer, changed| {
            assert!(
                is_read(changed) || !VALIDATOR.accepts(changed),
                "{pointer} as {other}"
            );
        });
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
