//! Builds CloudWatch Logs events for tests.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::json;

use super::decode::{LogEvent, LogsData, LogsMessageType};
use crate::runtime::gzip;

/// Builds an event of CloudWatch Logs, [as Lambda sends it][1].
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{DecodeError, Logs, LogsData, testing::{Decoded, LogsEvent}};
///
/// let event = LogsEvent::new("/aws/lambda/orders").message("hello").to_json();
/// let decoded = Decoded::<Logs>::new(&event)?;
/// let logs: LogsData = decoded.item(0)?;
/// assert_eq!(logs.log_events[0].message, "hello");
/// # Ok::<(), DecodeError>(())
/// ```
///
/// The ids of log events rise by one, and their time is on 16 February 2019.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-cloudwatchlogs.html
#[must_use]
#[cfg(feature = "gzip")]
#[derive(Clone, Debug)]
pub struct LogsEvent {
    data: LogsData,
}

impl LogsEvent {
    /// Creates an event of this log group without log events.
    pub fn new(log_group: impl Into<String>) -> Self {
        Self {
            data: LogsData::new(log_group),
        }
    }

    /// Creates the control message with which CloudWatch Logs tests a subscription.
    pub fn control_message() -> Self {
        let mut data = LogsData::new("NONE")
            .message("CWL CONTROL MESSAGE: Checking health of destination Lambda.");
        data.message_type = LogsMessageType::ControlMessage;
        Self { data }
    }

    /// Adds a log event with this message.
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.data = self.data.message(message);
        self
    }

    /// Adds a log event.
    pub fn log_event(mut self, event: LogEvent) -> Self {
        self.data.log_events.push(event);
        self
    }

    /// Returns the event's JSON, on one line.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Serialising strings and numbers cannot fail.
        let json = serde_json::to_vec(&self.data).unwrap_or_default();
        let data = BASE64_STANDARD.encode(gzip::compress(&json));
        json!({"awslogs": {"data": data}}).to_string()
    }
}

crate::runtime::as_payload::payload_of_test!(LogsEvent);
