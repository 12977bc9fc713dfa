//! A metric of failed items, written to the log in the format that CloudWatch reads.

use std::{
    io::{self, Write as _},
    time::SystemTime,
};

use serde_json::json;

use super::{Context, FailedItem, InvokeError, Response, Timestamp, Verdict, Wrap};

/// Counts failed items in a metric, for an alarm. Without it, Lambda counts an invocation that reports failed items as
/// a success.
///
/// It writes a line to standard output after each invocation with such items. The line is in the
/// [embedded metric format][1], from which CloudWatch makes metrics by `FunctionName`: `FailedItems`, of those
/// `DroppedItems`, and `NotTriedItems`, by the [`Verdict`] of each item. The function needs no permission for that.
///
/// ```
/// # extern crate jets_core as jets;
/// use jets::{App, FailedItemsMetric};
///
/// let app = App::new().wrap(FailedItemsMetric::new("Orders"));
/// ```
///
/// [1]: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
#[derive(Clone, Debug)]
pub struct FailedItemsMetric {
    namespace: String,
}

const METRICS: [&str; 3] = ["FailedItems", "DroppedItems", "NotTriedItems"];

impl FailedItemsMetric {
    /// Creates the metric in this CloudWatch namespace: 1 to 1,024 characters.
    #[must_use]
    pub fn new(namespace: impl Into<String>) -> Self {
        Self {
            namespace: namespace.into(),
        }
    }

    #[inline]
    fn line(&self, context: &Context, items: &[FailedItem]) -> String {
        let count = |verdict| {
            items
                .iter()
                .filter(|item| item.verdict() == verdict)
                .count()
        };
        let (retried, dropped) = (count(Verdict::Retried), count(Verdict::Dropped));
        let metric = |name| json!({"Name": name, "Unit": "Count"});
        let now = Timestamp::from(SystemTime::now());
        json!({
            // Without these two members, Lambda drops the line when `log_level` is above `INFO`.
            "timestamp": format!("{now:.3}"),
            "level": "ERROR",
            "_aws": {
                "Timestamp": u64::try_from(now.since_epoch().as_millis()).unwrap_or_default(),
                "CloudWatchMetrics": [{
                    "Namespace": self.namespace,
                    "Dimensions": [["FunctionName"]],
                    "Metrics": METRICS.map(metric),
                }],
            },
            "FunctionName": context.function_name(),
            "FailedItems": retried + dropped,
            "DroppedItems": dropped,
            "NotTriedItems": count(Verdict::NotTried),
            "Handler": context.handler(),
            "RequestId": context.request_id(),
        })
        .to_string()
    }
}

impl Wrap for FailedItemsMetric {
    async fn invocation(
        &self,
        context: &Context,
        call: impl Future<Output = Result<Response, InvokeError>> + Send,
    ) -> Result<Response, InvokeError> {
        let outcome = call.await;
        // Lambda counts failed invocations in its own metric, `Errors`.
        if let Ok(response) = &outcome
            && !response.failed_items().is_empty()
        {
            // Standard output may be closed; the invocation must not fail because of that.
            let _ = writeln!(
                io::stdout(),
                "{}",
                self.line(context, response.failed_items())
            );
        }
        outcome
    }
}
