//! Tests of records that are compressed with gzip, as CloudWatch Logs puts them on streams.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use jets::{
    App, Context, DecodeError, Gzip, Json, Kinesis, KinesisRecord, LogsData, LogsMessageType, jobs,
    testing::{Decoded, KinesisEvent, KinesisEventRecord},
};

/// The example on <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html>.
const LOGS: &str = r#"{"owner":"111111111111","logGroup":"CloudTrail/logs",
    "logStream":"111111111111_CloudTrail/logs_us-east-1","subscriptionFilters":["Destination"],
    "messageType":"DATA_MESSAGE","logEvents":[
        {"id":"31953106606966983378809025079804211143289615424298221568","timestamp":1432826855000,"message":"{\"a\": 1}"},
        {"id":"31953106606966983378809025079804211143289615424298221569","timestamp":1432826855001,"message":"b"}]}"#;

const CONTROL: &str = r#"{"owner":"CloudwatchLogs","logGroup":"","logStream":"","subscriptionFilters":[],
    "messageType":"CONTROL_MESSAGE","policyLevel":"ACCOUNT_LEVEL_POLICY","logEvents":[
        {"id":"","timestamp":1432826855000,"message":"CWL CONTROL MESSAGE: Checking health of destination Kinesis stream."}]}"#;

fn gzipped(data: &[u8]) -> String {
    KinesisEvent::new()
        .record(KinesisEventRecord::gzip(data))
        .to_json()
}

/// Returns the error of reading the only record of `event` as a `T`.
fn problem<T: for<'data> jets::FromItem<'data, jets::Kinesis>>(event: &str) -> String {
    let decoded = Decoded::<Kinesis>::new(event).expect("a Kinesis event");
    let error = decoded.item::<T>(0).err().expect("an error").to_string();
    let (record, problem) = error.split_once("): ").expect("the record's name");
    assert!(record.starts_with("record 0 (sequence number "), "{error}");
    problem.to_owned()
}

#[test]
fn logs_of_a_subscription_decode() -> Result<(), DecodeError> {
    let event = KinesisEvent::new()
        .record(KinesisEventRecord::gzip(LOGS.as_bytes()))
        .record(KinesisEventRecord::gzip(CONTROL.as_bytes()))
        .to_json();
    let decoded = Decoded::<Kinesis>::new(&event)?;
    let records: Vec<Gzip<Json<LogsData>>> = decoded.batch()?;
    let messages: Vec<&str> = records[0]
        .log_events
        .iter()
        .map(|event| event.message.as_str())
        .collect();
    assert_eq!(messages, ["{\"a\": 1}", "b"]);
    assert_eq!(records[0].message_type, LogsMessageType::DataMessage);
    assert_eq!(records[0].policy_level, None);
    assert_eq!(records[1].message_type, LogsMessageType::ControlMessage);
    assert_eq!(
        records[1].policy_level.as_deref(),
        Some("ACCOUNT_LEVEL_POLICY")
    );
    Ok(())
}

#[test]
fn data_decodes_to_each_type_that_owns_it() -> Result<(), DecodeError> {
    let event = gzipped(b"hello");
    let decoded = Decoded::<Kinesis>::new(&event)?;
    assert_eq!(decoded.item::<Gzip<String>>(0)?.into_inner(), "hello");
    assert_eq!(decoded.item::<Gzip<Vec<u8>>>(0)?.0, b"hello");
    let compressed: KinesisRecord<'_> = decoded.item(0)?;
    let twice = gzipped(compressed.data()?);
    let decoded = Decoded::<Kinesis>::new(&twice)?;
    assert_eq!(**decoded.item::<Gzip<Gzip<String>>>(0)?, "hello");
    Ok(())
}

#[test]
fn data_that_is_not_gzip_or_not_of_its_type_names_its_record() {
    let plain = KinesisEvent::new().text("hello world").to_json();
    assert_eq!(
        problem::<Gzip<String>>(&plain),
        "data is not gzip: invalid gzip header"
    );
    let whole = KinesisEventRecord::gzip(b"hello");
    let event = KinesisEvent::new().record(whole).to_json();
    let decoded = Decoded::<Kinesis>::new(&event).expect("a Kinesis event");
    let bytes: Vec<u8> = decoded.item(0).expect("bytes");
    for end in 0..bytes.len() {
        let cut = KinesisEvent::new().bytes(&bytes[..end]).to_json();
        assert!(
            problem::<Gzip<String>>(&cut).starts_with("data is not gzip: "),
            "{end}"
        );
    }
    assert_eq!(
        problem::<Gzip<Json<LogsData>>>(&gzipped(b"{}")),
        "data is not the JSON asked for: missing field `messageType` at line 1 column 2"
    );
    assert!(problem::<Gzip<String>>(&gzipped(b"\xff")).starts_with("data is not UTF-8: "));
}

#[test]
fn data_that_would_fill_the_memory_is_an_error() {
    let bomb = gzipped(&vec![0; 33 << 20]);
    assert!(bomb.len() < 100_000, "{}", bomb.len());
    assert_eq!(
        problem::<Gzip<Vec<u8>>>(&bomb),
        "data decompresses to more than 33554432 bytes"
    );
    let five = gzipped(b"hello");
    assert_eq!(
        problem::<Gzip<String, 4>>(&five),
        "data decompresses to more than 4 bytes"
    );
    let decoded = Decoded::<Kinesis>::new(&five).expect("a Kinesis event");
    assert_eq!(
        decoded.item::<Gzip<String, 5>>(0).expect("5 bytes").0,
        "hello"
    );
}

jobs! {
    LogsJob {
        kinesis_event "logs";
        fn count(kinesis_record: Gzip<Json<LogsData>>) -> Result<(), String> {
            match kinesis_record.log_events.len() {
                2 => Ok(()),
                other => Err(format!("{other} events")),
            }
        }
    }
}

#[tokio::test]
async fn a_compressed_record_can_fail_like_any_other() {
    let event = KinesisEvent::new()
        .record(KinesisEventRecord::gzip(LOGS.as_bytes()))
        .text("not gzip")
        .record(KinesisEventRecord::gzip(LOGS.as_bytes()));
    let app = App::new().job(LogsJob);
    let response = app
        .invoke("logs_job.count", event.to_json(), Context::default())
        .await;
    let number = event.sequence_number(1);
    assert_eq!(
        response.expect("an answer").as_str(),
        format!(r#"{{"batchItemFailures":[{{"itemIdentifier":"{number}"}}]}}"#)
    );
}
