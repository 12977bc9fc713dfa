//! Asynchronous invocations.

use aws_sdk_lambda::{Client, operation::RequestId as _, primitives::Blob, types::InvocationType};

use super::Delivered;
use crate::delivery::{Message, Receiver, Sent};

pub(super) async fn send(
    client: &Client,
    arn: &str,
    _: &Receiver,
    messages: &[Message],
) -> Delivered {
    let mut outcomes = Vec::new();
    for message in messages {
        let call = client
            .invoke()
            .function_name(arn)
            .invocation_type(InvocationType::Event)
            .payload(Blob::new(message.body.as_slice()));
        let answer = call.send().await?;
        outcomes.push(Ok(Sent::new(answer.request_id().unwrap_or_default())));
    }
    Ok(outcomes)
}
