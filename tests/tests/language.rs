//! Tests that everything that can be written in `jobs!` compiles and works.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use jets::{
    App, Context, DecodeError, Event, Job, Json, KinesisData, KinesisRecord, Manifest, jobs,
    manifest::Function,
    testing::{KinesisEvent, KinesisEventRecord},
    triggers::Trigger,
};
use serde::{Deserialize, Serialize};

async fn invoke(job: impl Job, handler: &str, event: &KinesisEvent) -> String {
    let context = Context::default().with_request_id("42");
    let app = App::new().job(job);
    let response = app.invoke(handler, event.to_json(), context).await;
    response.expect("success").to_string()
}

fn function(manifest: &str, name: &str) -> Function {
    let manifest: Manifest = manifest.parse().expect("a manifest");
    let mut functions = manifest.jobs.into_iter().flat_map(|job| job.functions);
    functions
        .find(|function| function.name == name)
        .expect("the function is there")
}

fn streams(function: &Function) -> Vec<&str> {
    function
        .triggers
        .iter()
        .map(|trigger| match trigger {
            Trigger::Kinesis(kinesis) => kinesis.stream.as_str(),
            other => other.source(),
        })
        .collect()
}

/// Returns an event of two records: `one` and `two`.
fn two_records() -> KinesisEvent {
    KinesisEvent::new().text("one").text("two")
}

#[derive(Debug, Deserialize, Serialize)]
struct Order {
    id: u32,
}

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

type Outcome<T> = Result<T, std::fmt::Error>;

jobs! {
    ReturnJob {
        pub(crate) fn any_value() -> impl serde::Serialize {
            Order { id: 1 }
        }

        pub(crate) fn result_with_commas() -> Result<Vec<(u8, u8)>, std::io::Error> {
            Ok(vec![(1, 2)])
        }

        pub(crate) fn aliased() -> Outcome<Option<&'static str>> {
            Ok(Some("x"))
        }

        pub(crate) async fn array() -> [u8; { let one = 1; one + 1 }] {
            [7; 2]
        }

        pub(crate) fn function_pointer() -> <fn(u8) -> u16 as Called>::Output {
            5
        }

        pub(crate) async fn boxed_error() -> Result<(), Box<dyn std::error::Error + Send + Sync + 'static>> {
            Err("no luck".into())
        }
    }
}

trait Called {
    type Output;
}

impl Called for fn(u8) -> u16 {
    type Output = u16;
}

#[tokio::test]
async fn a_function_returns_any_value_that_serialises() {
    let event = KinesisEvent::new();
    for (name, answer) in [
        ("any_value", r#"{"id":1}"#),
        ("result_with_commas", "[[1,2]]"),
        ("aliased", r#""x""#),
        ("array", "[7,7]"),
        ("function_pointer", "5"),
    ] {
        let handler = format!("return_job.{name}");
        assert_eq!(invoke(ReturnJob, &handler, &event).await, answer);
    }
    let app = App::new().job(ReturnJob);
    let error = app
        .invoke("return_job.boxed_error", "{}", Context::default())
        .await;
    assert_eq!(error.expect_err("an error").to_string(), "no luck");
}

jobs! {
    StreamsJob {
        kinesis_event "first", batch_size: 1,;
        kinesis_event "second", starting_position: TRIM_HORIZON;
        fn several(kinesis_data: Vec<Json<Order>>) -> u32 {
            kinesis_data.iter().map(|order| order.id).sum()
        }

        kinesis_event "third", filter: {
            data: { kind: ["order", null, -1.5, { "anything-but": ["x", "y"], }, { exists: true }], },
            "partitionKey": [{ numeric: [">=", -5, "<", 5_000] }],
        };
        async fn each(&self, kinesis_record: KinesisRecord<'_>) -> Result<(), jets::DecodeError> {
            kinesis_record.json::<Order>().map(drop)
        }
    }
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

#[tokio::test]
async fn a_function_may_have_several_streams() {
    let function = function(StreamsJob::MANIFEST, "several");
    assert_eq!(streams(&function), ["first", "second"]);
    let event = KinesisEvent::new()
        .json(&Order { id: 1 })
        .json(&Order { id: 2 });
    assert_eq!(invoke(StreamsJob, "streams_job.several", &event).await, "3");
}

#[tokio::test]
async fn a_record_that_fails_is_reported() {
    let event = KinesisEvent::new()
        .json(&Order { id: 1 })
        .record(KinesisEventRecord::text("no order").sequence_number("7"));
    assert_eq!(
        invoke(StreamsJob, "streams_job.each", &event).await,
        r#"{"batchItemFailures":[{"itemIdentifier":"7"}]}"#
    );
}

mod raw_names {
    use jets::jobs;

    jobs! {
        pub(super) r#Match {
            pub(super) r#type: &'static str,

            r#kinesis_event "s", r#batch_size: 5;
            pub(super) fn r#move(&self, r#kinesis_data: Vec<String>) -> String {
                format!("{} {}", self.r#type, kinesis_data.len())
            }
        }
    }
}

#[tokio::test]
async fn raw_names_are_the_names_without_their_prefix() {
    let function = function(raw_names::Match::MANIFEST, "move");
    assert_eq!(function.handler, "match.move");
    assert_eq!(streams(&function), ["s"]);
    let job = raw_names::Match { r#type: "raw" };
    assert_eq!(job.r#move(Vec::new()), "raw 0");
    assert_eq!(
        invoke(job, "match.move", &two_records()).await,
        r#""raw 2""#
    );
}

mod attributes {
    use jets::jobs;

    jobs! {
        /// A job with attributes on everything.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[must_use]
        pub(crate) AttributesJob {
            /// How many.
            #[doc(hidden)]
            pub(crate) count: std::collections::BTreeMap<(u8, [u8; 2]), Option<u8>>,
            pub(in crate::attributes) text: std::sync::Arc<str>,
            lengths: std::marker::PhantomData<fn(&str) -> u8>,

            /// Also described here.
            #[must_use]
            #[inline]
            pub(crate) fn length(&self, event) -> usize {
                event.as_str().len() + self.text.len()
            }

            pub(super) fn lengths(&self) -> usize {
                size_of_val(&self.lengths)
            }

            #[expect(unused_variables, reason = "a user's own attribute")]
            pub(super) fn nothing(&self) {
                let unused = 5;
            }
        }
    }
}

#[tokio::test]
async fn attributes_and_visibility_are_passed_on() {
    let job = attributes::AttributesJob::default();
    assert_eq!(job, job.clone());
    assert!(job.count.is_empty() && job.lengths() == 0);
    job.nothing();
    let event = KinesisEvent::new();
    let length = format!("{}", event.to_json().len());
    assert_eq!(invoke(job, "attributes_job.length", &event).await, length);

    let function = function(attributes::AttributesJob::MANIFEST, "length");
    let description = function.properties.description;
    assert_eq!(description.as_deref(), Some("Also described here."));
}

/// Functions without `&self` whose bodies contain another `self`.
mod other_selves {
    const ONE: usize = 1;

    macro_rules! two {
        (self) => {
            2
        };
    }

    jets::jobs! {
        pub(super) SelfJob {
            pub(super) fn imported() -> usize {
                use std::mem::{self, align_of};
                self::ONE + two!(self) + mem::size_of::<u8>() + align_of::<u8>()
            }

            pub(super) fn nested() -> usize {
                struct Word(&'static str);
                impl Word {
                    fn length(&self) -> usize {
                        self.0.len()
                    }
                }
                Word("four").length()
            }
        }
    }
}

#[test]
fn a_function_may_hold_what_has_a_self_of_its_own() {
    assert_eq!(other_selves::SelfJob::imported(), 5);
    assert_eq!(other_selves::SelfJob::nested(), 4);
}

jobs! {
    FirstJob {
        /// One of several jobs.
        pub(crate) fn run() -> u8 { 1 }
    }

    #[derive(Debug)]
    SecondJob {
        pub(crate) fn run() -> u8 { 2 }
    }
}

jobs! {
    ThirdJob {
        pub(crate) fn run() -> u8 { 3 }
    }
}

#[tokio::test]
async fn jobs_stand_beside_each_other_in_one_module() {
    let event = KinesisEvent::new();
    assert_eq!(invoke(FirstJob, "first_job.run", &event).await, "1");
    assert_eq!(invoke(SecondJob, "second_job.run", &event).await, "2");
    assert_eq!(invoke(ThirdJob, "third_job.run", &event).await, "3");
    let app = App::new().job(FirstJob).job(SecondJob).job(ThirdJob);
    assert_eq!(
        app.handler_names(),
        ["first_job.run", "second_job.run", "third_job.run"]
    );
}

#[tokio::test]
async fn a_job_may_be_declared_in_a_function() {
    #[derive(Serialize)]
    struct Local(u8);

    jobs! {
        LocalJob {
            pub(crate) fn run(&self) -> Local { Local(7) }
        }
    }

    let event = KinesisEvent::new();
    assert_eq!(invoke(LocalJob, "local_job.run", &event).await, "7");
}

/// A job made by a user's macro.
macro_rules! stream_job {
    ($visibility:vis $Name:ident, $stream:literal, $size:expr, $function:ident($data:ident: $Data:ty) -> $Output:ty $body:block) => {
        jobs! {
            $visibility $Name {
                kinesis_event $stream, batch_size: $size, maximum_retry_attempts: -1;
                $visibility fn $function($data: $Data) -> $Output $body
            }
        }
    };
}

stream_job!(pub(crate) MadeJob, "made", 3, count(kinesis_data: Vec<String>) -> usize { kinesis_data.len() + 3 });

stream_job!(PrivateJob, "private", 3, count(kinesis_data: Vec<String>) -> usize { kinesis_data.len() + 4 });
mod made {
    use jets::jobs;

    stream_job!(pub(in crate) ScopedJob, "scoped", 3, count(kinesis_data: Vec<String>) -> usize { kinesis_data.len() + 5 });
}

/// A job made by a user's macro that names the parameter itself.
macro_rules! counting_job {
    ($Name:ident, $($stream:literal),+) => {
        jobs! {
            $Name {
                $(kinesis_event $stream;)+
                fn count(kinesis_data) -> usize {
                    kinesis_data.len()
                }
            }
        }
    };
}

counting_job!(CountingJob, "first", "second");

#[tokio::test]
async fn a_macro_may_pass_the_visibility_of_a_job() {
    let event = two_records();
    assert_eq!(invoke(PrivateJob, "private_job.count", &event).await, "6");
    assert_eq!(
        invoke(made::ScopedJob, "scoped_job.count", &event).await,
        "7"
    );
    assert_eq!(PrivateJob::count(Vec::new()), 4);
    assert_eq!(made::ScopedJob::count(Vec::new()), 5);
}

#[tokio::test]
async fn a_macro_may_make_a_job() {
    let event = two_records();
    assert_eq!(invoke(MadeJob, "made_job.count", &event).await, "5");
    assert_eq!(streams(&function(MadeJob::MANIFEST, "count")), ["made"]);
    assert_eq!(invoke(CountingJob, "counting_job.count", &event).await, "2");
    assert_eq!(
        streams(&function(CountingJob::MANIFEST, "count")),
        ["first", "second"]
    );
}

jobs! {
    LayoutJob{timeout 5;fn one(){}memory 256;description "Two";fn two(){}field:u8,class_timeout 9;pub(crate) fn three(){}}
}

#[test]
fn a_declaration_belongs_to_the_next_function_and_a_class_one_to_all() {
    let properties = |name| function(LayoutJob::MANIFEST, name).properties;
    assert_eq!(properties("one").timeout, Some(5.into()));
    assert_eq!(properties("one").memory_size, None);
    assert_eq!(properties("two").timeout, Some(9.into()));
    assert_eq!(properties("two").memory_size, Some(256.into()));
    assert_eq!(properties("two").description.as_deref(), Some("Two"));
    assert_eq!(properties("three").timeout, Some(9.into()));
    assert_eq!(LayoutJob { field: 5 }.field, 5);
}
