//! Logs failures: through `tracing` if a subscriber is set, otherwise as a line on standard error.

use std::{
    borrow::Cow,
    env,
    fmt::Write as _,
    io::{self, Write as _},
    time::SystemTime,
};

use super::{Context, Timestamp, Verdict};
use crate::value::Quoted;

/// Logs an item that failed or was not tried, or a whole event if there is no item.
pub(super) fn failure(
    context: &Context,
    verdict: Verdict,
    item: Option<(usize, &str)>,
    data: Option<&str>,
    message: &str,
) {
    let fields = Fields {
        verdict: Some(verdict),
        item,
        data,
        ..Fields::of(context)
    };
    error(&fields, message);
}

/// Logs why the program cannot serve.
#[cfg(feature = "lambda")]
pub(crate) fn failed_start(message: &str) {
    error(&Fields::default(), message);
}

#[cfg(feature = "lambda")]
pub(crate) fn failed_invocation(handler: &str, request_id: &str, message: &str) {
    let fields = Fields {
        handler: Some(handler),
        request_id: Some(request_id),
        ..Fields::default()
    };
    error(&fields, message);
}

/// Logs an error. There is one event for all errors, because each event of `tracing` adds a kilobyte to a program.
fn error(fields: &Fields<'_>, message: &str) {
    let message = escaped(message);
    #[cfg(feature = "tracing")]
    if tracing::event_enabled!(tracing::Level::ERROR) {
        let request_id = fields.request_id.map(escaped);
        let item_id = fields.item.map(|(_, id)| escaped(id));
        tracing::error!(
            handler = fields.handler,
            request_id = request_id.as_deref(),
            verdict = fields.verdict.map(Verdict::as_str),
            item_index = fields.item.map(|(index, _)| index),
            item_id = item_id.as_deref(),
            data = fields.data.map(escaped).as_deref(),
            "{message}"
        );
        return;
    }
    write_line("ERROR", fields, &message);
}

/// Logs a problem in an invocation that goes on.
pub(crate) fn warning(context: &Context, message: &str) {
    let message = escaped(message);
    #[cfg(feature = "tracing")]
    if tracing::event_enabled!(tracing::Level::WARN) {
        tracing::warn!(
            handler = context.handler(),
            request_id = &*escaped(context.request_id()),
            "{message}"
        );
        return;
    }
    write_line("WARN", &Fields::of(context), &message);
}

/// Returns `text` with escapes in place of its control characters, and of others that could forge a line or hide a part
/// of one.
pub(crate) fn escaped(text: &str) -> Cow<'_, str> {
    let is_unsafe = |character: char| {
        let is_line_or_direction = matches!(
            character,
            '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}'
        );
        is_line_or_direction || character.is_control()
    };
    // Nearly every text is plain, which takes the processor one instruction for many letters.
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if is_plain || !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_unsafe(character) {
            escaped.extend(character.escape_default());
        } else {
            escaped.push(character);
        }
    }
    Cow::Owned(escaped)
}

/// The fields of a line by which it can be found. Those that are `None` are left out.
#[derive(Default)]
struct Fields<'a> {
    handler: Option<&'a str>,
    request_id: Option<&'a str>,
    verdict: Option<Verdict>,
    /// The item's position and id.
    item: Option<(usize, &'a str)>,
    /// The beginning of the item's data.
    data: Option<&'a str>,
}

impl<'a> Fields<'a> {
    fn of(context: &'a Context) -> Self {
        Self {
            handler: Some(context.handler()),
            request_id: Some(context.request_id()),
            ..Self::default()
        }
    }

    fn json(&self, level: &str, message: &str) -> String {
        let mut line = format!(
            r#"{{"timestamp":"{:.3}","level":"{level}","fields":{{"message":{}"#,
            Timestamp::from(SystemTime::now()),
            Quoted(message)
        );
        let mut field = |name, value: Option<&str>| {
            if let Some(value) = value {
                // Writing to a string does not fail.
                _ = write!(line, r#","{name}":{}"#, Quoted(&escaped(value)));
            }
        };
        field("handler", self.handler);
        field("request_id", self.request_id);
        field("verdict", self.verdict.map(Verdict::as_str));
        if let Some((index, id)) = self.item {
            let id = escaped(id);
            _ = write!(line, r#","item_index":{index},"item_id":{}"#, Quoted(&id));
        }
        if let Some(data) = self.data {
            _ = write!(line, r#","data":{}"#, Quoted(&escaped(data)));
        }
        line.push_str("}}");
        line
    }

    fn text(&self, level: &str, message: &str) -> String {
        let mut line = format!("{level} ");
        if let (Some(handler), Some(request_id)) = (self.handler, self.request_id) {
            _ = write!(line, "RequestId: {} {handler}", escaped(request_id));
            if let Some(verdict) = self.verdict {
                _ = write!(line, " {verdict}");
            }
            line.push_str(": ");
        }
        line.push_str(message);
        if let Some(data) = self.data {
            _ = write!(line, "; data: {}", escaped(data));
        }
        line
    }
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
    if env::var_os("AWS_LAMBDA_RUNTIME_API").is_some() {
        // Standard error may be closed; the invocation must not fail because of that.
        let _ = writeln!(io::stderr(), "{line}");
    } else {
        // The test harness keeps what this macro prints for tests that fail.
        eprintln!("{line}");
    }
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
    if !has_spans() {
        return tracing::Span::none();
    }
    let request_id = &*escaped(request_id);
    let trace_id = trace_id.map(escaped);
    // At level `ERROR`, so that every filter of levels lets the span through.
    tracing::error_span!(
        "invocation",
        handler,
        request_id,
        trace_id = trace_id.as_deref()
    )
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

/// Returns `true` if spans are recorded.
pub(super) fn has_spans() -> bool {
    #[cfg(feature = "tracing")]
    if tracing::dispatcher::has_been_set() {
        return true;
    }
    false
}

/// Runs the future of `call` in a span for an item, which the events of the function inherit.
pub(super) async fn in_item<F: Future>(
    index: usize,
    id: &str,
    call: impl FnOnce() -> F,
) -> F::Output {
    #[cfg(feature = "tracing")]
    if tracing::dispatcher::has_been_set() {
        use tracing::Instrument as _;
        let span = tracing::error_span!("item", item_index = index, item_id = &*escaped(id));
        return call().instrument(span).await;
    }
    let _ = (index, id);
    call().await
}
