//! Tests that events from AWS decode to their content.

mod envelopes;
mod gzip;
mod properties;

use std::time::{Duration, UNIX_EPOCH};

use jets::{
    DecodeError, Event, Json, Kinesis, KinesisData, KinesisRecord,
    testing::{Decoded, KinesisEvent, KinesisEventRecord},
};
use serde::Deserialize;
use serde_json::{Value, json};

const KINESIS_EVENT: &str = include_str!("../../../examples/events/kinesis.json");

type Outcome = Result<(), DecodeError>;

fn first<'d>(decoded: &'d Decoded<'_, Kinesis>) -> Result<KinesisRecord<'d>, DecodeError> {
    decoded.item(0)
}

#[test]
fn the_documented_event_decodes() -> Outcome {
    let decoded = Decoded::<Kinesis>::new(KINESIS_EVENT)?;
    let data: KinesisData<'_> = decoded.batch()?;
    assert_eq!(data.to_string(), r#"["hello world"]"#);

    let record = first(&decoded)?;
    assert_eq!(record.data()?, b"hello world");
    assert_eq!(record.text()?, "hello world");
    assert_eq!(record.partition_key(), "1");
    let number = "49593016666855735301798073856083438124424404568371101698";
    assert_eq!(record.sequence_number(), number);
    assert_eq!(record.shard_id(), "shardId-000000000000");
    assert_eq!(
        record.invoke_identity_arn(),
        "arn:aws:iam::112233445566:role/demo-dev-DataJob-OUD26QSQSWKN-DataJobFileIamRole-CM2L7G0KZVY"
    );
    assert_eq!(record.event_id(), format!("shardId-000000000000:{number}"));
    assert_eq!(
        record.stream_arn(),
        "arn:aws:kinesis:us-west-2:112233445566:stream/my-stream"
    );
    assert_eq!(
        record.approximate_arrival_timestamp(),
        (UNIX_EPOCH + Duration::from_millis(1_550_289_189_474)).into()
    );
    assert_eq!(record.encryption_type(), None);
    Ok(())
}

#[test]
fn an_event_prints_its_own_text_and_indexes_as_a_value() -> Outcome {
    let decoded = Decoded::<Kinesis>::new(KINESIS_EVENT)?;
    let event: Event<'_> = decoded.event()?;
    assert_eq!(event.to_string(), KINESIS_EVENT.trim());
    assert_eq!(event["Records"][0]["awsRegion"], "us-west-2");
    assert!(event["Records"][1].is_null());
    assert!(event["records"].is_null());
    assert!(event[0].is_null());
    Ok(())
}

#[test]
fn an_event_can_be_of_a_type_that_borrows() -> Outcome {
    #[derive(Deserialize)]
    struct Batch<'a> {
        #[serde(rename = "Records", borrow)]
        records: Vec<Source<'a>>,
    }
    #[derive(Deserialize)]
    struct Source<'a> {
        #[serde(rename = "eventSource")]
        name: &'a str,
    }
    let decoded = Decoded::<Kinesis>::new(KINESIS_EVENT)?;
    let event: Batch<'_> = decoded.event()?;
    assert_eq!(event.records[0].name, "aws:kinesis");
    Ok(())
}

#[test]
fn several_records_keep_their_order() -> Outcome {
    let event = KinesisEvent::new().text("a").text("").text("ccc").to_json();
    let decoded = Decoded::<Kinesis>::new(&event)?;
    let data: KinesisData<'_> = decoded.batch()?;
    assert_eq!(data.to_string(), r#"["a","","ccc"]"#);
    assert_eq!(data.len(), 3);
    let forwards: Vec<&[u8]> = data
        .iter()
        .map(KinesisRecord::data)
        .collect::<Result<_, _>>()?;
    assert_eq!(forwards, [b"a".as_slice(), b"", b"ccc"]);
    let backwards: Vec<usize> = data.iter().rev().map(KinesisRecord::index).collect();
    assert_eq!(backwards, [2, 1, 0]);
    assert!(data.get(3).is_none());
    Ok(())
}

#[test]
fn an_encrypted_stream_says_so() -> Outcome {
    let record = KinesisEventRecord::text("secret").encryption_type("KMS");
    let event = KinesisEvent::new().record(record).to_json();
    let decoded = Decoded::<Kinesis>::new(&event)?;
    assert_eq!(first(&decoded)?.encryption_type(), Some("KMS"));
    assert_eq!(first(&decoded)?.text()?, "secret");
    Ok(())
}

#[test]
fn data_that_is_not_utf_8_is_kept_and_prints_as_replacement_characters() -> Outcome {
    let event = KinesisEvent::new().bytes(b"a\xff\xfeb\xe2\x82").to_json();
    let decoded = Decoded::<Kinesis>::new(&event)?;
    assert_eq!(first(&decoded)?.data()?, b"a\xff\xfeb\xe2\x82");
    let data: KinesisData<'_> = decoded.batch()?;
    assert_eq!(data.to_string(), "[\"a\u{fffd}\u{fffd}b\u{fffd}\"]");
    let error = first(&decoded)?.text().expect_err("not UTF-8");
    assert!(error.to_string().contains("data is not UTF-8"), "{error}");
    Ok(())
}

#[test]
fn printed_data_is_json() -> Outcome {
    let text = "quote \" backslash \\ newline \n bell \u{7} é 🚀";
    let event = KinesisEvent::new().text(text).to_json();
    let decoded = Decoded::<Kinesis>::new(&event)?;
    let data: KinesisData<'_> = decoded.batch()?;
    let printed: Vec<String> = serde_json::from_str(&data.to_string()).expect("JSON");
    assert_eq!(printed, [text]);
    Ok(())
}

#[test]
fn escapes_in_strings_are_read() -> Outcome {
    let event = KINESIS_EVENT
        .replace(
            r#""partitionKey": "1""#,
            r#""partitionKey": "\u00e9\"\\\n\ud83d\ude80""#,
        )
        .replace("aGVsbG8gd29ybGQ=", r"Pz8\/Pz8\u002f")
        .replace("\"eventSource\"", "\"event\\u0053ource\"");
    let decoded = Decoded::<Kinesis>::new(&event)?;
    assert_eq!(first(&decoded)?.partition_key(), "é\"\\\n🚀");
    assert_eq!(first(&decoded)?.data()?, b"???????".get(..6).expect("six"));
    Ok(())
}

#[test]
fn a_field_is_that_of_its_own_record_however_alike_the_one_before_is() -> Outcome {
    let regions = [
        "eu-west-1",
        "eu-west-1",
        "eu-west-12",
        "eu-west-1",
        "eu-west-2",
        "eu",
        "",
        "\"",
        "é",
        "eu-west-1\\",
        "eu-west-1",
    ];
    let records = regions.map(|region| {
        let mut event: Value = serde_json::from_str(KINESIS_EVENT).unwrap_or_default();
        event["Records"][0]["awsRegion"] = region.into();
        event["Records"][0].take()
    });
    let event = json!({"Records": records}).to_string();
    let decoded = Decoded::<Kinesis>::new(&event)?;
    let data: KinesisData<'_> = decoded.batch()?;
    let found: Vec<&str> = data.iter().map(KinesisRecord::region).collect();
    assert_eq!(found, regions);
    Ok(())
}

#[test]
fn a_record_reads_the_same_after_any_other() {
    let event: Value = serde_json::from_str(KINESIS_EVENT).unwrap_or_default();
    let kinesis = &event["Records"][0]["kinesis"];
    let starts = [
        format!(
            r#""kinesis":{kinesis},"eventSource":"aws:kinesis","eventVersion":"1.0","eventID":"1""#
        ),
        format!(r#""kinesis":{kinesis},"eventID":"23""#),
        format!(r#""awsRegion":"eu","kinesis":{kinesis},"eventID":"4""#),
        format!(r#""awsRegion":null,"eventID":"5","kinesis":{kinesis}"#),
        r#""eventID":"6""#.to_owned(),
        String::new(),
    ];
    let ends = [
        r#","eventName":"aws:kinesis:record","awsRegion":"eu","eventSourceARN":"arn"}"#.to_owned(),
        r#","eventName":"aws:kinesis:record","awsRegion":null,"eventSourceARN":"arn"}"#.to_owned(),
        r#","eventName":"aws:kinesis:record","eventSourceARN":"\u0061rn"}"#.to_owned(),
        r#","eventName":"other","awsRegion":"eu","eventSourceARN":"arn" }"#.to_owned(),
        r#" "eventName":"other","eventSourceARN":"arn"}"#.to_owned(),
        r#","eventName":1,"new":{"a":[]},"awsRegion":"eu","eventSourceARN":"arn"}"#.to_owned(),
        r#","eventSource":"aws:sqs","eventSourceARN":"arn"}"#.to_owned(),
        format!(r#","eventSourceARN":"arn","kinesis":{kinesis}}}"#),
        r#","eventSourceARN":"arn""#.to_owned(),
        "}".to_owned(),
    ];
    let records: Vec<String> = (starts.iter())
        .flat_map(|start| ends.iter().map(move |end| format!("{{{start}{end}")))
        .collect();
    let read = |records: &[&str]| {
        let event = format!(r#"{{"Records":[{}]}}"#, records.join(","));
        let decoded = Decoded::<Kinesis>::new(&event).ok()?;
        let last: KinesisRecord<'_> = decoded.item(records.len() - 1).ok()?;
        let texts = [
            last.event_id(),
            last.partition_key(),
            last.region(),
            last.stream_arn(),
            last.invoke_identity_arn(),
            last.text().ok()?,
        ];
        let arrival = last.approximate_arrival_timestamp();
        Some((texts.map(str::to_owned), arrival))
    };
    let mut read_alone = 0;
    for record in &records {
        let alone = read(&[record]);
        read_alone += usize::from(alone.is_some());
        for before in records.iter().filter(|before| read(&[before]).is_some()) {
            assert_eq!(read(&[before, record]), alone, "{before}, {record}");
            assert_eq!(read(&[before, before, record]), alone, "{before}, {record}");
        }
    }
    assert!(read_alone >= 10, "{read_alone} of {}", records.len());
}

#[test]
fn an_iterator_over_a_batch_knows_how_many_are_left() -> Outcome {
    let event = KinesisEvent::new().text("a").text("b").text("c").to_json();
    let decoded = Decoded::<Kinesis>::new(&event)?;
    let data: KinesisData<'_> = decoded.batch()?;
    assert!(!data.is_empty());
    let mut records = data.iter();
    for left in [3, 2, 1, 0] {
        assert_eq!(records.size_hint(), (left, Some(left)));
        assert_eq!(records.len(), left);
        records.next();
    }
    Ok(())
}

#[test]
fn what_is_debugged_shows_the_text_and_the_records() -> Outcome {
    let event = KinesisEvent::new().text("a").text("b").to_json();
    let decoded = Decoded::<Kinesis>::new(&event)?;
    let shown: Event<'_> = decoded.event()?;
    assert_eq!(format!("{shown:?}"), format!("Event({event:?})"));
    let data: KinesisData<'_> = decoded.batch()?;
    let records: Vec<KinesisRecord<'_>> = data.into_iter().collect();
    assert_eq!(format!("{data:?}"), format!("{records:?}"));
    assert_eq!(format!("{:?}", data.iter()), format!("{records:?}"));
    Ok(())
}

#[test]
fn an_empty_batch_has_no_record() -> Outcome {
    let decoded = Decoded::<Kinesis>::new(r#"{"Records": []}"#)?;
    let data: KinesisData<'_> = decoded.batch()?;
    assert!(data.is_empty());
    assert_eq!(data.to_string(), "[]");
    let texts: Vec<String> = decoded.batch()?;
    assert!(texts.is_empty());
    Ok(())
}

#[test]
fn a_batch_decodes_to_each_type_that_a_function_can_ask_for() -> Outcome {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Order<'a> {
        id: u32,
        name: &'a str,
    }
    let event = KinesisEvent::new()
        .text(r#"{"id": 7, "name": "tea"}"#)
        .to_json();
    let decoded = Decoded::<Kinesis>::new(&event)?;
    let text = r#"{"id": 7, "name": "tea"}"#;
    assert_eq!(decoded.batch::<Vec<String>>()?, [text]);
    assert_eq!(decoded.batch::<Vec<&str>>()?, [text]);
    assert_eq!(decoded.batch::<Vec<Vec<u8>>>()?, [text.as_bytes()]);
    assert_eq!(decoded.batch::<Vec<&[u8]>>()?, [text.as_bytes()]);
    assert_eq!(
        decoded.batch::<Vec<Json<Order<'_>>>>()?,
        [Json(Order { id: 7, name: "tea" })]
    );
    assert_eq!(decoded.batch::<Vec<KinesisRecord<'_>>>()?.len(), 1);
    assert_eq!(first(&decoded)?.json::<Order<'_>>()?.name, "tea");
    Ok(())
}

#[test]
fn a_record_outlives_the_view_that_it_was_taken_from() -> Outcome {
    let decoded = Decoded::<Kinesis>::new(KINESIS_EVENT)?;
    let record = {
        let data: KinesisData<'_> = decoded.batch()?;
        data.into_iter().next().expect("one record")
    };
    let text = { record }.text()?;
    assert_eq!(text, "hello world");
    Ok(())
}

#[test]
fn fields_that_aws_may_add_and_any_order_are_fine() -> Outcome {
    let event = r#"{"window": {"deep": [1, 2.5e3, -0, null, true, "\u00e9"]}, "Records": [{
        "later": {"x": []}, "eventSourceARN": "arn:s", "eventID": "shard:2",
        "kinesis": {"approximateArrivalTimestamp": 1, "data": "YQ==", "new": {}, "sequenceNumber": "2",
        "encryptionType": null, "partitionKey": "k"}}], "shardId": "s"}"#;
    let decoded = Decoded::<Kinesis>::new(event)?;
    assert_eq!(first(&decoded)?.text()?, "a");
    assert_eq!(first(&decoded)?.shard_id(), "shard");
    assert_eq!(first(&decoded)?.encryption_type(), None);
    Ok(())
}

#[test]
fn what_a_test_builds_reads_back() -> Outcome {
    let arrival = (UNIX_EPOCH + Duration::from_millis(1_700_000_000_123)).into();
    let event = KinesisEvent::new().stream("orders").json(&[1, 2]).record(
        KinesisEventRecord::bytes(&[0, 255])
            .partition_key("key")
            .shard_id("shardId-000000000003")
            .sequence_number("42")
            .approximate_arrival_timestamp(arrival),
    );
    assert_eq!(event.sequence_number(1), "42");
    let json = event.to_json();
    let decoded = Decoded::<Kinesis>::new(&json)?;
    assert_eq!(first(&decoded)?.text()?, "[1,2]");
    assert_eq!(first(&decoded)?.sequence_number(), event.sequence_number(0));
    let second: KinesisRecord<'_> = decoded.item(1)?;
    assert_eq!(second.data()?, [0, 255]);
    assert_eq!(second.partition_key(), "key");
    assert_eq!(second.event_id(), "shardId-000000000003:42");
    assert_eq!(second.approximate_arrival_timestamp(), arrival);
    assert!(second.stream_arn().ends_with(":stream/orders"));
    Ok(())
}
