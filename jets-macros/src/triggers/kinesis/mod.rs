//! `kinesis_event`: records of a Kinesis data stream.

mod check;
mod expand;
mod options;
mod stream;

use jets_core::{manifest::FunctionResponseType, triggers::Trigger};
use syn::LitStr;

use super::{Description, TriggerParameter, TriggerWord};
use crate::{
    check::model::{DeclaredTrigger, Parameter, ParameterKind},
    parse::syntax::{Declaration, Value},
};

/// The keyword, its options and its parameters.
pub(super) const WORD: TriggerWord = TriggerWord {
    keyword: "kinesis_event",
    options: &options::NAMES,
    parameters: &[
        TriggerParameter {
            name: "kinesis_data",
            default_type: |library| quote::quote!(#library::KinesisData<'_>),
            excludes: Some(RECORD),
            expand: expand::batch,
        },
        TriggerParameter {
            name: RECORD,
            default_type: |library| quote::quote!(#library::KinesisRecord<'_>),
            excludes: Some("kinesis_data"),
            expand: expand::record,
        },
    ],
    check: check::check,
    source,
    lower,
    describe,
};

const RECORD: &str = "kinesis_record";

fn source(declaration: &Declaration) -> Option<&LitStr> {
    match declaration.arguments.first() {
        Some(Value::String(stream)) => Some(stream),
        _ => None,
    }
}

/// A function that is called once a record reports which records failed.
fn lower(declared: &mut DeclaredTrigger, parameters: &[Parameter]) {
    let takes_records = parameters.iter().any(
        |parameter| matches!(parameter.kind, ParameterKind::Trigger(found) if found.name == RECORD),
    );
    if takes_records && let Trigger::Kinesis(kinesis) = &mut declared.trigger {
        kinesis.event_source_mapping.function_response_types =
            Some([FunctionResponseType::ReportBatchItemFailures]);
    }
}

/// `Kinesis stream my-stream`, and the properties of the mapping.
fn describe(trigger: &Trigger) -> Option<Description> {
    let Trigger::Kinesis(kinesis) = trigger else {
        return None;
    };
    Some(Description {
        source: format!("Kinesis stream `{}`", kinesis.stream),
        settings: serde_json::to_value(&kinesis.event_source_mapping).ok()?,
    })
}
