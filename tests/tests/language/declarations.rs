//! Tests of declarations: several streams, raw names, and the functions that they belong to.

use jets::{
    Json, KinesisRecord, jobs,
    testing::{KinesisEvent, KinesisEventRecord},
};

use crate::{Order, function, invoke, streams, two_records};

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

jobs! {
    LayoutJob{timeout 5;fn one(){}memory 256;description "Two";fn two(){}field:u8,class_timeout 9;pub(crate) fn three(){}}
}

#[test]
fn a_declaration_belongs_to_the_next_function_and_a_class_one_to_all() {
    let properties = |name| function(LayoutJob::MANIFEST, name).properties;
    assert_eq!(properties("one").timeout, 5.try_into().ok());
    assert_eq!(properties("one").memory_size, None);
    assert_eq!(properties("two").timeout, 9.try_into().ok());
    assert_eq!(properties("two").memory_size, 256.try_into().ok());
    assert_eq!(properties("two").description.as_deref(), Some("Two"));
    assert_eq!(properties("three").timeout, 9.try_into().ok());
    assert_eq!(LayoutJob { field: 5 }.field, 5);
}
