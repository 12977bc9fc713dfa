//! The tumbling window of an event, as Lambda sends it.

use serde_core::Serialize;
use serde_json::{Value, json};

use crate::{Response, value};

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
/// let last = KinesisEvent::new().window(EventWindow::after(&response).is_final());
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
    /// The first call for a window.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The call for a window that follows the one with this response: it has the state that was answered.
    #[must_use]
    pub fn after(response: &Response) -> Self {
        let answer: Value = response.json().unwrap_or_default();
        Self {
            state: answer.get("state").cloned().unwrap_or_default(),
            ..Self::default()
        }
    }

    /// The same call with this state.
    ///
    /// # Panics
    ///
    /// When the state does not serialise as JSON.
    #[must_use]
    #[expect(
        clippy::expect_used,
        reason = "a test's own value, and nothing to go on with"
    )]
    pub fn state(mut self, state: &(impl Serialize + ?Sized)) -> Self {
        self.state = serde_json::to_value(state).expect("the state serialises as JSON");
        self
    }

    /// The same call for a window with these bounds, such as `2020-07-30T17:00:00Z`.
    #[must_use]
    pub fn between(mut self, start: &str, end: &str) -> Self {
        self.window = json!({"start": start, "end": end});
        self
    }

    /// The same call for this shard, such as `shardId-000000000003`.
    #[must_use]
    pub fn shard_id(mut self, shard_id: impl Into<String>) -> Self {
        self.shard_id = shard_id.into();
        self
    }

    /// The last call for the window.
    #[must_use]
    pub fn is_final(mut self) -> Self {
        self.is_final = true;
        self
    }

    /// The call for a window that Lambda ended early because its state was too large.
    #[must_use]
    pub fn is_terminated_early(mut self) -> Self {
        self.is_terminated_early = true;
        self
    }

    /// Adds to an event what it has in a window, beside its records.
    pub(super) fn add_to(&self, event: &mut value::Map, event_source_arn: &str) {
        event.push("window", value::Value::from(&self.window));
        event.push("state", value::Value::from(&self.state));
        event.push("shardId", self.shard_id.as_str());
        event.push("isFinalInvokeForWindow", self.is_final);
        event.push("isWindowTerminatedEarly", self.is_terminated_early);
        event.push("eventSourceARN", event_source_arn);
    }
}
