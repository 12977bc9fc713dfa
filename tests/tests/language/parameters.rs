//! Tests of the parameters of functions.

use jets::{DecodeError, Event, KinesisData, jobs};

use crate::{invoke, two_records};

jobs! {
    /// Takes its parameters in every form.
    ParametersJob {
        prefix: String,

        kinesis_event "s";
        fn trailing_comma(event, kinesis_data,) -> String {
            format!("{} {kinesis_data}", event["Records"][1]["kinesis"]["data"])
        }

        kinesis_event "s";
        fn mutable(mut kinesis_data: Vec<String>) -> Vec<String> {
            kinesis_data.reverse();
            kinesis_data
        }

        kinesis_event "s";
        fn mutable_without_a_type(mut context, kinesis_data) -> String {
            context = context.with_request_id("43");
            format!("{} {}", context.request_id(), kinesis_data.len())
        }

        kinesis_event "s";
        fn receiver_last(kinesis_data, context, &self) -> String {
            format!("{} {} {kinesis_data}", self.prefix, context.request_id())
        }

        kinesis_event "s";
        fn with_types(
            &self,
            context: jets::Context,
            kinesis_data: KinesisData<'_>,
            event: std::collections::BTreeMap<String, Vec<serde_json::Value>>,
        ) -> (usize, usize, usize) {
            (context.request_id().len(), kinesis_data.len(), event.len() + self.prefix.len())
        }

        kinesis_event "s";
        fn borrowed_text(kinesis_data: Vec<&str>) -> String {
            kinesis_data.concat()
        }

        kinesis_event "s";
        fn lifetime_written_out(event: Event<'_>, kinesis_data: Vec<&'_ [u8]>) -> (bool, usize) {
            (event[0].is_null(), kinesis_data.concat().len())
        }

        pub(crate) fn nothing() {}
    }
}

fn parameters_job() -> ParametersJob {
    ParametersJob {
        prefix: "-".to_owned(),
    }
}

#[tokio::test]
async fn parameters_are_picked_by_name_in_every_form() {
    let event = two_records();
    for (name, answer) in [
        ("trailing_comma", r#""\"dHdv\" [\"one\",\"two\"]""#),
        ("mutable", r#"["two","one"]"#),
        ("mutable_without_a_type", r#""43 2""#),
        ("receiver_last", r#""- 42 [\"one\",\"two\"]""#),
        ("with_types", "[2,2,2]"),
        ("borrowed_text", r#""onetwo""#),
        ("lifetime_written_out", "[true,6]"),
        ("nothing", "null"),
    ] {
        let handler = format!("parameters_job.{name}");
        assert_eq!(invoke(parameters_job(), &handler, &event).await, answer);
    }
}

#[test]
fn functions_are_ordinary_methods() {
    let data = vec!["one".to_owned(), "two".to_owned()];
    assert_eq!(ParametersJob::mutable(data), ["two", "one"]);
    ParametersJob::nothing();
}

jobs! {
    /// Does not use what it takes.
    UnusedJob {
        kinesis_event "s";
        fn batch(_event, _context, _kinesis_data: Vec<String>) -> &'static str {
            "called"
        }

        kinesis_event "s";
        async fn each(_kinesis_record, _event: &serde_json::Value) -> Result<(), DecodeError> {
            Err(DecodeError::new("called"))
        }
    }
}

#[tokio::test]
async fn a_parameter_that_is_not_used_begins_with_an_underscore() {
    let events = two_records();
    let batch = invoke(UnusedJob, "unused_job.batch", &events).await;
    assert_eq!(batch, "\"called\"");
    let each = invoke(UnusedJob, "unused_job.each", &events).await;
    assert!(each.contains("itemIdentifier"), "{each}");
}
