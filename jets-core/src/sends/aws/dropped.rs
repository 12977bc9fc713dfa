//! Keeps what is dropped in a queue.

use std::{error::Error, pin::Pin};

use aws_sdk_sqs::Client;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::json;

use crate::{Context, FailedItem, runtime::causes::chain};

/// The bytes of JSON that a message of SQS has room for.
const MAX_BYTES: usize = 1024 * 1024;

/// The characters that SQS does not take and JSON does not escape.
const NOT_OF_SQS: [char; 2] = ['\u{fffe}', '\u{ffff}'];

type Kept = Pin<Box<dyn Future<Output = Result<(), Box<dyn Error + Send + Sync>>> + Send>>;

/// Keeps what is dropped in a queue of SQS, by its URL: the argument of [`App::on_dropped`](crate::App::on_dropped).
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{App, sends::dropped_to_queue};
///
/// # fn app(client: aws_sdk_sqs::Client, queue_url: String) -> App {
/// App::new().on_dropped(dropped_to_queue(client, queue_url))
/// # }
/// ```
///
/// Each message is a JSON object: `handler`, `requestId`, `item` (the id of the item, empty for a whole event), `error` with
/// its causes, and `data` as text, or `dataBase64` if it is not UTF-8 or has characters that SQS does not take. Data that
/// makes the message larger than the 1 MiB of SQS is left out, and `dataBytes` is its length.
///
/// The function's role needs `sqs:SendMessage` on the queue.
#[cfg(feature = "aws-sdk-sqs")]
pub fn dropped_to_queue(
    client: Client,
    queue_url: impl Into<String>,
) -> impl Fn(&Context, &FailedItem) -> Kept + Send + Sync + 'static {
    let queue_url = queue_url.into();
    move |context, item| {
        let call = client
            .send_message()
            .queue_url(&queue_url)
            .message_body(body(context, item));
        Box::pin(async move {
            call.send().await?;
            Ok(())
        })
    }
}

fn body(context: &Context, item: &FailedItem) -> String {
    let data = item.data();
    let with = |name: &str, data: serde_json::Value| {
        let message = json!({
            "handler": context.handler(),
            "requestId": context.request_id(),
            "item": item.id(),
            "error": chain(item),
            name: data,
        });
        message.to_string()
    };
    let body = match std::str::from_utf8(data) {
        Ok(text) if !text.contains(NOT_OF_SQS) => with("data", json!(text)),
        _ => with("dataBase64", json!(BASE64_STANDARD.encode(data))),
    };
    if body.len() <= MAX_BYTES {
        body
    } else {
        with("dataBytes", json!(data.len()))
    }
}
