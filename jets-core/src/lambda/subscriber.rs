//! A `tracing` subscriber with the format and level of the function's settings.

use std::{env, io};

use tracing_subscriber::{
    Layer as _,
    filter::{LevelFilter, Targets},
    layer::SubscriberExt as _,
    util::SubscriberInitExt as _,
};

use crate::runtime::log;

/// Sets a [`tracing`](https://docs.rs/tracing) subscriber that writes to standard output, with the format and level of
/// the function's settings. Call it first in `main`.
///
/// - **Format**: with [`log_format JSON`][1], one line of JSON for each event, with its fields and those of its spans.
///   It has the `timestamp` and the `level` that Lambda needs for its own filter: Lambda treats a line without them as
///   `INFO`. Otherwise, text.
/// - **Level**: that of `log_level`, which Lambda passes as `AWS_LAMBDA_LOG_LEVEL`, or `INFO` without it. `FATAL` is
///   above all events of `tracing`. `RUST_LOG` sets other levels for single crates and modules, such as `hyper=warn`. If
///   `log_level` is not set, it also sets the level itself: `debug`, or `info,orders=trace`.
///
/// A subscriber that was set before stays in place.
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html
#[cfg(feature = "subscriber")]
pub fn init_default_subscriber() {
    let set = |variable| env::var(variable).ok().filter(|value| !value.is_empty());
    let (log_level, rust_log) = (set("AWS_LAMBDA_LOG_LEVEL"), set("RUST_LOG"));
    let targets = targets(log_level.as_deref(), rust_log.as_deref());
    let lines = tracing_subscriber::fmt::layer()
        .with_target(false)
        // It would colour the lines if any crate of the program had turned on feature `ansi` of `tracing-subscriber`.
        .with_ansi(false)
        .with_writer(io::stdout);
    let lines = if log::is_json() {
        lines.json().with_current_span(false).boxed()
    } else {
        // Lambda adds the time to each line.
        lines.without_time().boxed()
    };
    let subscriber = tracing_subscriber::registry().with(lines.with_filter(targets));
    // A subscriber that the program has set already takes precedence.
    let _ = subscriber.try_init();
}

/// Returns the filter for the level that Lambda passes and the targets that the user names.
fn targets(log_level: Option<&str>, rust_log: Option<&str>) -> Targets {
    let targets: Option<Targets> = rust_log.and_then(|targets| targets.parse().ok());
    let targets = targets.unwrap_or_default();
    let level = match log_level {
        Some("FATAL") => Some(LevelFilter::OFF),
        Some(level) => level.parse().ok(),
        None => None,
    };
    let level = level.or_else(|| targets.default_level());
    targets.with_default(level.unwrap_or(LevelFilter::INFO))
}

#[cfg(test)]
mod tests {
    use tracing::Level;

    use super::targets;

    /// Returns `true` if an event of `level` in `module` is written.
    fn writes(log_level: Option<&str>, rust_log: Option<&str>, module: &str, level: Level) -> bool {
        targets(log_level, rust_log).would_enable(module, &level)
    }

    #[test]
    fn the_level_is_that_of_lambda_then_that_of_rust_log_then_info() {
        for (log_level, rust_log, lowest) in [
            (None, None, Some(Level::INFO)),
            (None, Some("nonsense=?"), Some(Level::INFO)),
            (None, Some("debug"), Some(Level::DEBUG)),
            (Some("WARN"), None, Some(Level::WARN)),
            (Some("WARN"), Some("trace"), Some(Level::WARN)),
            (Some("TRACE"), None, Some(Level::TRACE)),
            (Some("FATAL"), None, None),
            (Some("nonsense"), None, Some(Level::INFO)),
        ] {
            for level in [
                Level::ERROR,
                Level::WARN,
                Level::INFO,
                Level::DEBUG,
                Level::TRACE,
            ] {
                assert_eq!(
                    writes(log_level, rust_log, "orders", level),
                    lowest.is_some_and(|lowest| level <= lowest),
                    "{log_level:?}, {rust_log:?}: {level}"
                );
            }
        }
    }

    #[test]
    fn rust_log_sets_the_level_of_single_crates() {
        let rust_log = Some("hyper=warn,orders::table=trace");
        let writes = |module, level| writes(Some("DEBUG"), rust_log, module, level);
        assert!(!writes("hyper::client", Level::INFO));
        assert!(writes("hyper::client", Level::WARN));
        assert!(writes("orders", Level::DEBUG));
        assert!(!writes("orders", Level::TRACE));
        assert!(writes("orders::table", Level::TRACE));
    }
}
