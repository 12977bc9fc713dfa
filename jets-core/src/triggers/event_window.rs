//! Builds the tumbling window of an event for tests.

use serde_core::Serialize;
use serde_json::{Value, json};

use crate::{Response, Timestamp, value};

/// The tumbling window of a [`KinesisEvent`](crate::testing::KinesisEvent) or a
/// [`DynamodbEvent`](crate::testing::DynamodbEvent), [as Lambda sends it][1].
///
/// By default, it is the first call for the window from 17:00 to 17:05 on 30 July 2020, with the state `{}`.
///
/// ```
/// # extern crate jets_core as jets;
/// # use jets::{App, Context, testing::{EventWindow, KinesisEvent}};
/// # async fn test(app: App) -> Result<(), Box<dyn std::error::Error>> {
/// let first = KinesisEvent::new().text("1").window(EventWindow::new());
/// let response = app.invoke("sum_job.add", first.to_json(), Context::default()).await?;
///
/// let last = KinesisEvent::new().window(EventWindow::after(&response).last_call());
/// app.invoke("sum_job.add", last.to_json(), Context::default()).await?;
/// # Ok(())
/// # }
/// ```
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html
#[derive(Clone, Debug)]
pub struct EventWindow {
    window: Value,
    state: Value,
    shard_id: String,
    is_final: bool,
    is_terminated_early: bool,
}

impl Default for EventWindow {
    fn default() -> Self {
        Self {
            window: json!({"start": "2020-07-30T17:00:00Z", "end": "2020-07-30T17:05:00Z"}),
            state: json!({}),
            shard_id: "shardId-000000000000".to_owned(),
            is_final: false,
            is_terminated_early: false,
        }
    }
}

impl EventWindow {
    /// Creates the first call for a window.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates the next call for a window, after the call that returned this response. It has the state in the
    /// response.
    #[must_use]
    pub fn after(response: &Response) -> Self {
        let answer: Value = response.json().unwrap_or_default();
        Self {
            state: answer.get("state").cloned().unwrap_or_default(),
            ..Self::default()
        }
    }

    /// Returns the same call with this state.
    ///
    /// # Panics
    ///
    /// Panics if the state does not serialise as JSON.
    #[must_use]
    #[expect(
        clippy::expect_used,
        reason = "a test's own value, and nothing to go on with"
    )]
    pub fn state(mut self, state: &(impl Serialize + ?Sized)) -> Self {
        self.state = serde_json::to_value(state).expect("the state serialises as JSON");
        self
    }

    /// Returns the same call for a window with this start and end.
    #[must_use]
    pub fn between(mut self, start: Timestamp, end: Timestamp) -> Self {
        self.window = json!({"start": start, "end": end});
        self
    }

    /// Returns the same call for this shard, such as `shardId-000000000003`.
    #[must_use]
    pub fn shard_id(mut self, shard_id: impl Into<String>) -> Self {
        self.shard_id = shard_id.into();
        self
    }

    /// Makes it the last call for the window.
    #[must_use]
    pub fn last_call(mut self) -> Self {
        self.is_final = true;
        self
    }

    /// Makes it a call for a window that Lambda ended early because its state was too large.
    #[must_use]
    pub fn terminated_early(mut self) -> Self {
        self.is_terminated_early = true;
        self
    }

    /// Adds the members of the window to an event.
    pub(super) fn add_to(&self, event: &mut value::Map, event_source_arn: &str) {
        event.push("window", value::Value::from(&self.window));
        event.push("state", value::Value::from(&self.state));
        event.push("shardId", self.shard_id.as_str());
        event.push("isFinalInvokeForWindow", self.is_final);
        event.push("isWindowTerminatedEarly", self.is_terminated_early);
        event.push("eventSourceARN", event_source_arn);
    }
}
