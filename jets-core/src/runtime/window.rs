//! `Window<State>`: a tumbling window of a stream, and the state that its batches share.

use std::error::Error;

use serde_core::{Serialize, Serializer, de::DeserializeOwned, ser::SerializeMap as _};
use serde_json::value::RawValue;

use super::{
    BatchResponse, DecodeError, FailedItem, InvokeError, Response, Timestamp,
    decode_error::Problem,
    items::{Items, Report, Sealed, WindowMember},
    job::Invocation,
    timestamp::TimestampError,
};
use crate::value::object;

/// A tumbling window of a stream, for a function that takes its records batch by batch.
///
/// Use it as `window: &mut Window<State>` beside `kinesis_data` or `dynamodb_records`, with the option
/// `tumbling_window_in_seconds` on the triggers. The function changes the state. Lambda then passes it on to the next
/// batch of [the same window and shard][1]. The first batch of a window has `State::default()`. If a function fails,
/// its changes are lost, and Lambda tries the batch again with the old state. If it fails with a
/// [`Permanent`](crate::Permanent) error, the batch is dropped, and the state is kept as the function left it.
///
/// The last call for a window, for which [`is_final`](Self::is_final) returns `true`, may have no records. Store the
/// result of the window then, because the state is dropped afterwards. If that call fails, Lambda repeats it until it
/// succeeds, and the shard waits.
///
/// The state must be a struct or a map that becomes a JSON object of at most 1 MiB. Larger state fails the invocation.
///
/// A function that also reports failed items, with a [`BatchResponse`], must stop at the first of them. Lambda sends
/// all records from there on again, so they would be in the state twice.
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
#[doc(alias("tumbling window", "aggregate"))]
pub struct Window<State> {
    start: Timestamp,
    end: Timestamp,
    shard_id: String,
    stream_arn: String,
    is_final: bool,
    is_terminated_early: bool,
    /// The state after all earlier batches of the window.
    pub state: State,
}

impl<State> Window<State> {
    /// Returns the start of the window. The time at which a record reached the stream decides its window.
    #[must_use]
    pub fn start(&self) -> Timestamp {
        self.start
    }

    /// Returns the end of the window.
    #[must_use]
    pub fn end(&self) -> Timestamp {
        self.end
    }

    /// Returns the shard of the records, such as `shardId-000000000006`. Each shard has its own windows.
    #[must_use]
    pub fn shard_id(&self) -> &str {
        &self.shard_id
    }

    /// Returns the ARN of the stream. Empty if the event does not have it.
    #[must_use]
    pub fn stream_arn(&self) -> &str {
        &self.stream_arn
    }

    /// Returns `true` if this is the last call for the window. Its state is dropped afterwards.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.is_final
    }

    /// Returns `true` if Lambda ended the window early because its state was too large. The next call starts with an
    /// empty state.
    #[must_use]
    pub fn is_terminated_early(&self) -> bool {
        self.is_terminated_early
    }
}

/// The maximum size of a state as JSON: 1 MB for each shard, from [Lambda's page][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html
const MAX_BYTES: usize = 1 << 20;

/// A type that a function's `window` parameter can borrow.
#[diagnostic::on_unimplemented(
    message = "`window` cannot be of type `&mut {Self}`",
    label = "not a window whose state can be kept",
    note = "`window` takes `&mut jets::Window<State>` of a `State` that implements `serde::Serialize`, `serde::de::DeserializeOwned` and `Default`"
)]
pub trait StatefulWindow: Sealed + Sized {
    /// Returns the window of an event.
    ///
    /// # Errors
    ///
    /// Returns an error if the event has no window, or its state does not deserialise into the requested type.
    fn from_items(items: &Items<'_>) -> Result<Self, DecodeError>;

    /// Returns the answer to the invocation: the state, and the report of failed items.
    ///
    /// # Errors
    ///
    /// Returns an error if Lambda would not accept the state, or if an item that failed has no id.
    fn into_response(
        self,
        invocation: Invocation<'_>,
        response: Option<BatchResponse>,
    ) -> Result<Response, InvokeError>;

    /// Returns the answer of a function that failed: the state as the function left it, if the error is permanent.
    ///
    /// # Errors
    ///
    /// Returns the error, unless it is permanent.
    fn failed(
        self,
        invocation: Invocation<'_>,
        items: &Items<'_>,
        error: Box<dyn Error + Send + Sync>,
    ) -> Result<Response, InvokeError>;

    /// Returns the answer for a batch that does not decode: the state as it was, if the error is permanent.
    ///
    /// # Errors
    ///
    /// Returns the error, unless it is permanent.
    fn not_decoded(
        invocation: Invocation<'_>,
        items: &Items<'_>,
        error: DecodeError,
    ) -> Result<Response, InvokeError> {
        Self::from_items(items)?.failed(invocation, items, error.into())
    }
}

object! {
    struct Bounds with others {
        start: String,
        end: String,
    }
}

impl<State> Sealed for Window<State> {}

#[diagnostic::do_not_recommend]
impl<State: Serialize + DeserializeOwned + Default> StatefulWindow for Window<State> {
    fn from_items(items: &Items<'_>) -> Result<Self, DecodeError> {
        let bounds: Option<Bounds> = member(items, WindowMember::Window)?;
        let bounds = bounds.ok_or_else(|| missing(WindowMember::Window))?;
        let shard_id: Option<String> = member(items, WindowMember::ShardId)?;
        Ok(Self {
            start: time(&bounds.start)?,
            end: time(&bounds.end)?,
            shard_id: shard_id.ok_or_else(|| missing(WindowMember::ShardId))?,
            stream_arn: member(items, WindowMember::StreamArn)?.unwrap_or_default(),
            is_final: member(items, WindowMember::IsFinal)?.unwrap_or_default(),
            is_terminated_early: member(items, WindowMember::IsTerminatedEarly)?
                .unwrap_or_default(),
            state: state(items)?,
        })
    }

    fn into_response(
        self,
        invocation: Invocation<'_>,
        response: Option<BatchResponse>,
    ) -> Result<Response, InvokeError> {
        let failed = response.map(|response| response.into_failed(invocation));
        self.answer(failed.transpose()?, true)
    }

    fn failed(
        self,
        invocation: Invocation<'_>,
        items: &Items<'_>,
        error: Box<dyn Error + Send + Sync>,
    ) -> Result<Response, InvokeError> {
        self.answer(Some(invocation.dropped(items, error)?), false)
    }
}

impl<State: Serialize> Window<State> {
    /// Returns the answer with the state. With `reports`, it reports the items that are not dropped.
    fn answer(
        self,
        failed: Option<Vec<FailedItem>>,
        reports: bool,
    ) -> Result<Response, InvokeError> {
        let state = serde_json::to_string(&self.state).map_err(InvokeError::Response)?;
        if !state.starts_with('{') {
            return Err(InvokeError::StateNotAnObject);
        }
        // Lambda ignores the state of a window that has ended.
        let is_kept = !self.is_final && !self.is_terminated_early;
        if is_kept && state.len() > MAX_BYTES {
            return Err(InvokeError::StateTooLarge { bytes: state.len() });
        }
        let state = RawValue::from_string(state).map_err(InvokeError::Response)?;
        let reported = failed.as_ref().filter(|_| reports);
        let response = Response::new(&Answer {
            state: &state,
            report: reported.map(|failed| Report::of(failed, failed.len())),
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

/// Returns the state in an event. The first event of a window has `{}`.
fn state<State: DeserializeOwned + Default>(items: &Items<'_>) -> Result<State, DecodeError> {
    let json = items.window_member(WindowMember::State).unwrap_or("{}");
    let is_empty = json
        .strip_prefix('{')
        .and_then(|json| json.strip_suffix('}'))
        .is_some_and(|members| members.trim_ascii().is_empty());
    if is_empty || json == "null" {
        return Ok(State::default());
    }
    serde_json::from_str(json).map_err(|error| {
        DecodeError::from_problem(Problem::Type("the window's state".into(), error.into()))
    })
}

/// Deserialises a member, if the event has it.
fn member<T: DeserializeOwned>(
    items: &Items<'_>,
    member: WindowMember,
) -> Result<Option<T>, DecodeError> {
    let json = items.window_member(member);
    json.map(serde_json::from_str)
        .transpose()
        .map_err(|error| not_of_window(Some(member.name()), error.into()))
}

fn time(text: &str) -> Result<Timestamp, DecodeError> {
    let time = text.parse();
    time.map_err(|error: TimestampError| {
        not_of_window(Some(WindowMember::Window.name()), error.into())
    })
}

fn missing(member: WindowMember) -> DecodeError {
    let fault = format!("field `{}` is missing", member.name());
    not_of_window(None, fault.into())
}

fn not_of_window(field: Option<&'static str>, error: Box<dyn Error + Send + Sync>) -> DecodeError {
    DecodeError::from_problem(Problem::OtherShape {
        shape: "the event of a tumbling window",
        field,
        error,
    })
}
