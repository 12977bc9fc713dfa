//! `Window<State>`: a tumbling window of a stream, and the state that goes from one batch of it to the next.

use serde_core::{Serialize, Serializer, de::DeserializeOwned, ser::SerializeMap as _};
use serde_json::value::RawValue;

use super::{
    BatchResponse, DecodeError, InvokeError, Response,
    decode_error::Problem,
    items::{Items, Report, WindowMember},
};
use crate::value::object;

/// A tumbling window of a stream, for a function that takes its records batch by batch.
///
/// As `window: &mut Window<State>` beside `kinesis_data` or `dynamodb_records`, with option
/// `tumbling_window_in_seconds` on the triggers. The function changes the state; what it is at the end goes back to
/// Lambda, which hands it to the next batch of [the same window and shard][1]. The first batch of a window has
/// `State::default()`. A function that fails leaves the state as it was, and Lambda tries the batch again.
///
/// The last call of a window, for which [`is_final`](Self::is_final) is true, may have no record. Store the result of
/// the window then, because the state is dropped after it. If that call fails, Lambda tries again until it succeeds,
/// and the shard waits.
///
/// A state is a struct or a map: a JSON object, of at most 1 MiB. State that grows beyond that fails the invocation.
///
/// A function that also reports failed items, with a [`BatchResponse`], must stop at the first of them: all records
/// from there on come again, and would be in the state twice.
///
/// ```
/// # extern crate jets_core as jets;
/// use std::collections::BTreeMap;
///
/// use jets::{KinesisData, Window};
///
/// /// With `kinesis_event "clicks", tumbling_window_in_seconds: 60;` in a `jobs!`.
/// fn count(kinesis_data: KinesisData<'_>, window: &mut Window<BTreeMap<String, u64>>) {
///     for record in kinesis_data {
///         *window.state.entry(record.partition_key().to_owned()).or_default() += 1;
///     }
///     if window.is_final() {
///         println!("{} to {}: {:?}", window.start(), window.end(), window.state);
///     }
/// }
/// ```
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Window<State> {
    start: String,
    end: String,
    shard_id: String,
    stream_arn: String,
    is_final: bool,
    is_terminated_early: bool,
    /// The state that the batches of the window have led to so far.
    pub state: State,
}

impl<State> Window<State> {
    /// When the window starts, such as `2020-07-30T17:00:00Z`. The time at which a record reached the stream decides
    /// its window.
    #[must_use]
    pub fn start(&self) -> &str {
        &self.start
    }

    /// When the window ends, such as `2020-07-30T17:05:00Z`.
    #[must_use]
    pub fn end(&self) -> &str {
        &self.end
    }

    /// The shard that the records come from, such as `shardId-000000000006`: each has windows of its own.
    #[must_use]
    pub fn shard_id(&self) -> &str {
        &self.shard_id
    }

    /// ARN of the stream; empty where the event does not say it.
    #[must_use]
    pub fn stream_arn(&self) -> &str {
        &self.stream_arn
    }

    /// Whether this is the last call for the window: its state is dropped.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.is_final
    }

    /// Whether Lambda ended the window early because its state was too large. The next call starts with an empty state.
    #[must_use]
    pub fn is_terminated_early(&self) -> bool {
        self.is_terminated_early
    }
}

/// The most bytes of a state as JSON: 1 MB for each shard, as [Lambda's page][1] has it.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html
const MOST_BYTES: usize = 1 << 20;

/// A type that a function's `window` parameter borrows.
#[diagnostic::on_unimplemented(
    message = "`window` cannot be of type `&mut {Self}`",
    label = "not a window whose state can be kept",
    note = "`window` takes `&mut jets::Window<State>` of a `State` that implements `serde::Serialize`, `serde::de::DeserializeOwned` and `Default`"
)]
pub trait StatefulWindow: Sized {
    /// The window of an event.
    ///
    /// # Errors
    ///
    /// When the event has none, or its state is not of the type asked for.
    fn from_items(items: &Items<'_>) -> Result<Self, DecodeError>;

    /// The answer to the invocation: the state, and what `response` reports.
    ///
    /// # Errors
    ///
    /// When Lambda would not take the state, or an item that failed cannot be named.
    fn into_response(self, response: Option<BatchResponse>) -> Result<Response, InvokeError>;
}

struct Bounds {
    start: String,
    end: String,
}

object! { Bounds {
    start: "start",
    end: "end",
    ..
} }

#[diagnostic::do_not_recommend]
impl<State: Serialize + DeserializeOwned + Default> StatefulWindow for Window<State> {
    fn from_items(items: &Items<'_>) -> Result<Self, DecodeError> {
        let bounds: Option<Bounds> = member(items, WindowMember::Window)?;
        let bounds = bounds.ok_or_else(|| missing(WindowMember::Window))?;
        let shard_id: Option<String> = member(items, WindowMember::ShardId)?;
        Ok(Self {
            start: bounds.start,
            end: bounds.end,
            shard_id: shard_id.ok_or_else(|| missing(WindowMember::ShardId))?,
            stream_arn: member(items, WindowMember::StreamArn)?.unwrap_or_default(),
            is_final: member(items, WindowMember::IsFinal)?.unwrap_or_default(),
            is_terminated_early: member(items, WindowMember::IsTerminatedEarly)?
                .unwrap_or_default(),
            state: state(items)?,
        })
    }

    fn into_response(self, response: Option<BatchResponse>) -> Result<Response, InvokeError> {
        let state = serde_json::to_string(&self.state).map_err(InvokeError::Response)?;
        if !state.starts_with('{') {
            return Err(InvokeError::StateNotAnObject);
        }
        // Lambda ignores the state of a window that has ended.
        let is_kept = !self.is_final && !self.is_terminated_early;
        if is_kept && state.len() > MOST_BYTES {
            return Err(InvokeError::StateTooLarge { bytes: state.len() });
        }
        let state = RawValue::from_string(state).map_err(InvokeError::Response)?;
        let failed = response.map(BatchResponse::into_failed).transpose()?;
        let response = Response::of(&Answer {
            state: &state,
            report: failed
                .as_ref()
                .map(|failed| Report::of(failed.iter().filter(|item| !item.is_permanent()))),
        })?;
        Ok(response.with_failed(failed.unwrap_or_default()))
    }
}

struct Answer<'a> {
    state: &'a RawValue,
    report: Option<Report<'a>>,
}

impl Serialize for Answer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("state", self.state)?;
        if let Some(report) = &self.report {
            members.serialize_entry(Report::FAILURES, report.failures())?;
        }
        members.end()
    }
}

/// The state of an event; the first of a window is `{}`.
fn state<State: DeserializeOwned + Default>(items: &Items<'_>) -> Result<State, DecodeError> {
    let json = items.window_member(WindowMember::State).unwrap_or("{}");
    let is_empty = json
        .strip_prefix('{')
        .and_then(|json| json.strip_suffix('}'))
        .is_some_and(|members| members.trim_ascii().is_empty());
    if is_empty || json == "null" {
        return Ok(State::default());
    }
    serde_json::from_str(json).map_err(|error| DecodeError::from_problem(Problem::State(error)))
}

/// The value of a member, where the event has it.
fn member<T: DeserializeOwned>(
    items: &Items<'_>,
    member: WindowMember,
) -> Result<Option<T>, DecodeError> {
    let json = items.window_member(member);
    json.map(serde_json::from_str).transpose().map_err(|error| {
        DecodeError::from_problem(Problem::Window {
            field: member.name(),
            error,
        })
    })
}

fn missing(member: WindowMember) -> DecodeError {
    DecodeError::from_problem(Problem::NoWindow(member.name()))
}
