//! A metric of failed items, as CloudWatch reads it from the log.

use std::{
    io::{self, Write as _},
    time::{SystemTime, UNIX_EPOCH},
};

use serde_json::json;

use super::{Context, InvokeError, Response, Wrap};

/// Counts failed items in a metric for an alarm: Lambda counts an invocation that reports failed items as a success.
///
/// After each invocation that had failed items, it writes a line in the [embedded metric format][1] to standard output,
/// from which CloudWatch makes metric `FailedItems` by `Handler`. The function needs no permission for that.
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

impl FailedItemsMetric {
    /// The metric in this namespace of CloudWatch: 1 to 1,024 characters.
    #[must_use]
    pub fn new(namespace: impl Into<String>) -> Self {
        Self {
            namespace: namespace.into(),
        }
    }

    fn line(&self, context: &Context, count: usize) -> String {
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        json!({
            "_aws": {
                "Timestamp": u64::try_from(now.as_millis()).unwrap_or_default(),
                "CloudWatchMetrics": [{
                    "Namespace": self.namespace,
                    "Dimensions": [["Handler"]],
                    "Metrics": [{"Name": "FailedItems", "Unit": "Count"}],
                }],
            },
            "Handler": context.handler(),
            "FailedItems": count,
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
        let count = outcome
            .as_ref()
            .map_or(0, |response| response.failed_items().len());
        if count > 0 {
            // Standard output may be closed, which is not a reason to fail.
            let _ = writeln!(io::stdout(), "{}", self.line(context, count));
        }
        outcome
    }
}
