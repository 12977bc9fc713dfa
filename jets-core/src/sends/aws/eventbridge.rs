//! Events for event buses.

use aws_sdk_eventbridge::{
    Client,
    types::{PutEventsRequestEntry, PutEventsResultEntry},
};

use super::{Delivered, text};
use crate::delivery::{Message, Receiver, Refusal, Sent};

pub(super) async fn send(
    client: &Client,
    arn: &str,
    receiver: &Receiver,
    messages: &[Message],
) -> Delivered {
    let entries = messages.iter().map(|message| {
        PutEventsRequestEntry::builder()
            .event_bus_name(arn)
            .source(receiver.event_source())
            .detail_type(receiver.event_detail_type())
            .detail(text(message))
            .set_resources(Some(message.resources.clone()))
            .set_trace_header(message.trace_header.clone())
            .build()
    });
    let call = client.put_events().set_entries(Some(entries.collect()));
    let answer = call.send().await?;
    let outcome = |entry: &PutEventsResultEntry| match entry.error_code() {
        Some(code) => Err(Refusal::new(
            code,
            entry.error_message().unwrap_or_default(),
        )),
        None => Ok(Sent::new(entry.event_id().unwrap_or_default())),
    };
    Ok(answer.entries().iter().map(outcome).collect())
}
