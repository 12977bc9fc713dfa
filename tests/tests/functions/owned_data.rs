//! Tests of functions that take the data of all records in memory of its own.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use jets::{
    App, Context, DecodeError, Event, InvokeError, KinesisData, KinesisRecord, Response, jobs,
    testing::{KinesisEvent, KinesisEventRecord},
};

jobs! {
    DataJob {
        kinesis_event "my-stream";
        fn owned(kinesis_data: Vec<Vec<u8>>) -> Vec<String> {
            kinesis_data.iter().map(|data| data.escape_ascii().to_string()).collect()
        }

        kinesis_event "my-stream";
        fn borrowed(kinesis_data: KinesisData<'_>) -> Result<Vec<String>, DecodeError> {
            kinesis_data.iter().map(|record| Ok(record.data()?.escape_ascii().to_string())).collect()
        }

        kinesis_event "my-stream";
        fn pairs(kinesis_data: Vec<(KinesisRecord<'_>, Vec<u8>)>) -> Vec<String> {
            kinesis_data.iter().map(|(_, data)| data.escape_ascii().to_string()).collect()
        }

        kinesis_event "my-stream";
        fn results(kinesis_data: Vec<Result<Vec<u8>, DecodeError>>) -> Vec<Result<usize, String>> {
            kinesis_data.into_iter().map(|data| data.map(|data| data.len()).map_err(|error| error.to_string())).collect()
        }

        kinesis_event "my-stream";
        fn with_event(event: Event<'_>, kinesis_data: Vec<Vec<u8>>) -> (usize, usize) {
            (event.as_str().len(), kinesis_data.len())
        }
    }
}

async fn invoke(function: &str, event: &str) -> Result<Response, InvokeError> {
    let app = App::new().job(DataJob);
    let handler = format!("data_job.{function}");
    app.invoke(&handler, event, Context::default()).await
}

async fn error_of(function: &str, event: &str) -> String {
    let answer = invoke(function, event).await;
    answer.expect_err("an error").to_string()
}

#[tokio::test]
async fn owned_data_is_the_same_as_borrowed_data() {
    // Lengths around the 64 KiB of memory that records share.
    let lengths = [
        0, 1, 2, 40_000, 25_535, 1, 65_535, 65_536, 65_537, 200_000, 3,
    ];
    let event = lengths.iter().fold(KinesisEvent::new(), |event, length| {
        let data: Vec<u8> = (0..=u8::MAX).cycle().take(*length).collect();
        event.record(KinesisEventRecord::bytes(&data))
    });
    let json = event.to_json();
    let expected = invoke("borrowed", &json).await.expect("an answer");
    let lists: Vec<String> = serde_json::from_str(expected.as_str()).expect("a list of texts");
    for (length, data) in lengths.into_iter().zip(&lists) {
        let bytes: Vec<u8> = (0..=u8::MAX).cycle().take(length).collect();
        assert!(*data == bytes.escape_ascii().to_string(), "{length}");
    }
    for function in ["owned", "pairs"] {
        let answer = invoke(function, &json).await.expect("an answer");
        assert!(answer.as_str() == expected.as_str(), "{function}");
    }
}

#[tokio::test]
async fn the_error_names_the_record_that_does_not_decode() {
    let event = KinesisEvent::new()
        .text("a")
        .record(KinesisEventRecord::base64("!"))
        .text("b");
    let json = event.to_json();
    let expected = format!(
        "record 1 (sequence number {}): data is not base64: ",
        event.sequence_number(1)
    );
    for function in ["owned", "borrowed", "pairs", "with_event"] {
        let error = error_of(function, &json).await;
        assert!(error.starts_with(&expected), "{function}: {error}");
    }
    let answer = invoke("results", &json).await.expect("an answer");
    assert!(answer.as_str().contains(&expected), "{}", answer.as_str());
    assert!(
        answer.as_str().contains("{\"Ok\":1}"),
        "{}",
        answer.as_str()
    );
}

#[tokio::test]
async fn data_with_a_control_character_is_not_json() {
    let event = KinesisEvent::new()
        .record(KinesisEventRecord::base64("YWJj\u{1}"))
        .to_json();
    let escaped = event.contains("\\u0001");
    assert!(escaped, "{event}");
    let raw = event.replace("\\u0001", "\u{1}");
    for function in ["owned", "borrowed", "pairs", "results", "with_event"] {
        let error = error_of(function, &raw).await;
        let expected = "payload is not JSON: control character";
        assert!(error.contains(expected), "{function}: {error}");
    }
    for function in ["owned", "borrowed"] {
        let error = error_of(function, &event).await;
        assert!(error.contains("not base64"), "{function}: {error}");
    }
}

#[tokio::test]
async fn an_event_beside_owned_data_is_whole() {
    let event = KinesisEvent::new().text("a").text("b").to_json();
    let answer = invoke("with_event", &event).await.expect("an answer");
    assert_eq!(answer.as_str(), format!("[{},2]", event.len()));
}
