//! Tests of what functions get and answer.

use jets::{InvokeError, testing::KinesisEvent};

use crate::{KINESIS_EVENT, failure, invoke};

async fn answer(handler: &str) -> String {
    invoke(handler, "{}").await.expect("success").to_string()
}

#[tokio::test]
async fn the_documented_event_reaches_the_function() {
    let response = invoke("data_job.file", KINESIS_EVENT)
        .await
        .expect("success");
    let printed: String = response.json().expect("a string");
    assert_eq!(
        printed,
        format!(
            "event {}\nkinesis_data [\"hello world\"]",
            KINESIS_EVENT.trim()
        )
    );
}

#[tokio::test]
async fn an_async_function_borrows_from_the_payload() {
    let event = KinesisEvent::new().text("a").text("b").to_json();
    let response = invoke("data_job.borrowing", event).await.expect("success");
    assert_eq!(response.as_str(), "2");
}

#[tokio::test]
async fn what_a_function_returns_is_the_answer() {
    assert_eq!(answer("data_job.nothing").await, "null");
    assert_eq!(answer("data_job.value").await, "[1,2]");
    assert_eq!(answer("data_job.ok").await, "1");
}

#[tokio::test]
async fn an_error_says_what_it_is() {
    let error = failure("data_job.error", "{}").await;
    assert!(matches!(error, InvokeError::Function(_)), "{error:?}");
    assert_eq!(error.to_string(), "invalid digit found in string");

    let error = failure("data_job.decode_error", "{}").await;
    assert!(matches!(error, InvokeError::Decode(_)), "{error:?}");

    let error = failure("data_job.not_serializable", "{}").await;
    assert!(matches!(error, InvokeError::Response(_)), "{error:?}");
    assert_eq!(
        error.to_string(),
        "the value that the function returned does not serialise: no way"
    );

    let error = failure("data_job.file", "{}").await;
    assert_eq!(
        error.to_string(),
        "not a Kinesis event: field `Records` is missing"
    );
}

#[tokio::test]
async fn an_event_of_a_type_reaches_the_function() {
    let response = invoke("data_job.typed", r#"{"id": 7}"#)
        .await
        .expect("success");
    assert_eq!(response.as_str(), "7");
    let error = failure("data_job.typed", "{}").await;
    assert_eq!(
        error.to_string(),
        "event is not of the type asked for: missing field `id` at line 1 column 2"
    );
}

#[tokio::test]
async fn an_event_that_is_a_list_is_indexed_by_position() {
    for (event, expected) in [("[1, 2]", "2"), ("[1]", "null"), (r#"{"1": 2}"#, "null")] {
        let response = invoke("data_job.second", event).await;
        assert_eq!(response.expect("success").as_str(), expected);
    }
    let error = failure("data_job.second", "[1, 2").await;
    let InvokeError::Decode(error) = error else {
        panic!("not JSON: {error}");
    };
    assert!(
        error.to_string().starts_with("payload is not JSON: "),
        "{error}"
    );
}

#[tokio::test]
async fn a_response_is_its_json() {
    let invoke = |handler| invoke(handler, "{}");
    let [one, other] = [
        invoke("data_job.request_id").await,
        invoke("data_job.nothing").await,
    ];
    let [one, other] = [one.expect("success"), other.expect("success")];
    assert_eq!(one, one.clone());
    assert_ne!(one, other);
    assert_eq!(other.as_bytes(), b"null");
    assert_eq!(other.into_bytes(), b"null");
}
