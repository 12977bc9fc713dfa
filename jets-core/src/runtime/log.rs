//! Logs failures: through `tracing` if a subscriber is set, otherwise as a line on standard error.

use std::{
    env,
    fmt::Write as _,
    io::{self, Write as _},
    time::SystemTime,
};

use super::{Context, timestamp::rfc_3339};
use crate::value::Quoted;

/// Logs an item that failed.
pub(super) fn failed_item(context: &Context, index: usize, id: &str, message: &str) {
    error(&Fields::of(context, Some((index, id))), message);
}

/// Logs an invocation that failed and is not tried again.
pub(crate) fn permanent_failure(context: &Context, message: &str) {
    error(&Fields::of(context, None), message);
}

/// Logs why the program cannot serve.
#[cfg(feature = "lambda")]
pub(crate) fn failed_start(message: &str) {
    error(&Fields::default(), message);
}

/// Logs an error. There is one event for all errors, because each event of `tracing` adds a kilobyte to a program.
fn error(fields: &Fields<'_>, message: &str) {
    #[cfg(feature = "tracing")]
    if tracing::dispatcher::has_been_set() {
        tracing::error!(
            handler = fields.handler,
            request_id = fields.request_id,
            item_index = fields.item.map(|(index, _)| index),
            item_id = fields.item.map(|(_, id)| id),
            "{message}"
        );
        return;
    }
    write_line("ERROR", fields, message);
}

/// Logs a problem in an invocation that goes on.
pub(super) fn warning(context: &Context, message: &str) {
    #[cfg(feature = "tracing")]
    if tracing::dispatcher::has_been_set() {
        tracing::warn!(
            handler = context.handler(),
            request_id = context.request_id(),
            "{message}"
        );
        return;
    }
    write_line("WARN", &Fields::of(context, None), message);
}

/// Logs an invocation that failed, if no subscriber receives the event of `lambda_runtime` about it.
#[cfg(feature = "lambda")]
pub(crate) fn failed_invocation(handler: &str, request_id: &str, message: &str) {
    if !tracing::dispatcher::has_been_set() {
        let fields = Fields {
            handler: Some(handler),
            request_id: Some(request_id),
            item: None,
        };
        write_line("ERROR", &fields, message);
    }
}

/// The fields of a line by which it can be found. Those that are `None` are left out.
#[derive(Default)]
struct Fields<'a> {
    handler: Option<&'a str>,
    request_id: Option<&'a str>,
    /// The item's position and id.
    item: Option<(usize, &'a str)>,
}

impl<'a> Fields<'a> {
    fn of(context: &'a Context, item: Option<(usize, &'a str)>) -> Self {
        Self {
            handler: Some(context.handler()),
            request_id: Some(context.request_id()),
            item,
        }
    }

    /// Returns the line as JSON, in the format of `tracing-subscriber`.
    fn json(&self, level: &str, message: &str) -> String {
        let mut line = format!(
            r#"{{"timestamp":"{}","level":"{level}","fields":{{"message":{}"#,
            rfc_3339(SystemTime::now()),
            Quoted(message)
        );
        let mut field = |name, value: Option<&str>| {
            if let Some(value) = value {
                // Writing to a string does not fail.
                _ = write!(line, r#","{name}":{}"#, Quoted(value));
            }
        };
        field("handler", self.handler);
        field("request_id", self.request_id);
        if let Some((index, id)) = self.item {
            _ = write!(line, r#","item_index":{index},"item_id":{}"#, Quoted(id));
        }
        line.push_str("}}");
        line
    }

    /// Returns the line as text.
    fn text(&self, level: &str, message: &str) -> String {
        let mut line = format!("{level} ");
        if let (Some(handler), Some(request_id)) = (self.handler, self.request_id) {
            _ = write!(line, "RequestId: {request_id} {handler}: ");
        }
        line.push_str(&on_one_line(message));
        line
    }
}

/// Returns the message with spaces in place of its line breaks.
pub(crate) fn on_one_line(message: &str) -> String {
    message.replace(['\n', '\r'], " ")
}

/// Writes one line to standard error, as JSON if that is the function's log format.
///
/// With that format, Lambda treats [a line without level and timestamp][1] as level `INFO`, and drops it if the
/// function's `log_level` is higher.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html
fn write_line(level: &str, fields: &Fields<'_>, message: &str) {
    let line = if is_json() {
        fields.json(level, message)
    } else {
        fields.text(level, message)
    };
    // Standard error may be closed; the invocation must not fail because of that.
    let _ = writeln!(io::stderr(), "{line}");
}

/// Returns `true` if the function's log format is JSON, by [Lambda's variable][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
pub(crate) fn is_json() -> bool {
    env::var_os("AWS_LAMBDA_LOG_FORMAT").is_some_and(|format| format.eq_ignore_ascii_case("JSON"))
}

/// Creates a span for an invocation, which the events of the function inherit.
#[cfg(feature = "tracing")]
pub(crate) fn invocation_span(
    handler: &str,
    request_id: &str,
    trace_id: Option<&str>,
) -> tracing::Span {
    // At level `ERROR`, so that every filter of levels lets the span through.
    tracing::error_span!("invocation", handler, request_id, trace_id)
}

/// Runs `call` in the span of the invocation.
pub(crate) async fn in_invocation<T>(context: &Context, call: impl Future<Output = T>) -> T {
    #[cfg(feature = "tracing")]
    if tracing::dispatcher::has_been_set() {
        use tracing::Instrument as _;
        let span = invocation_span(context.handler(), context.request_id(), context.trace_id());
        return call.instrument(span).await;
    }
    let _ = context;
    call.await
}

/// Runs `call` in a span for an item, which the events of the function inherit.
pub(super) async fn in_item<T>(index: usize, id: &str, call: impl Future<Output = T>) -> T {
    #[cfg(feature = "tracing")]
    if tracing::dispatcher::has_been_set() {
        use tracing::Instrument as _;
        let span = tracing::error_span!("item", item_index = index, item_id = id);
        return call.instrument(span).await;
    }
    let _ = (index, id);
    call.await
}
