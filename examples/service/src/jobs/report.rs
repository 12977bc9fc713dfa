//! Reports once a day.

use std::sync::Arc;

use jets::{Schedule, jobs};

use crate::orders::{Orders, OrdersError};

jobs! {
    /// Reports once a day.
    pub ReportJob {
        orders: Arc<dyn Orders>,

        class_environment { TABLE: "orders-${Environment}" };

        cron "0 6 * * ? *", time_zone: "Europe/Berlin";
        event_invoke_config maximum_retry_attempts: 1, on_failure: create;
        iam_policy "dynamodb:Scan",
            resource: "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/orders-${Environment}";
        fn report(&self, schedule: Schedule<'_>) -> Result<u64, OrdersError> {
            let sum = self.orders.sum()?;
            let at = schedule.scheduled_time().ok().map(tracing::field::display);
            tracing::info!(sum, at, "the sum of all orders");
            Ok(sum)
        }
    }
}

impl ReportJob {
    /// Creates the job with these orders.
    #[must_use]
    pub fn new(orders: Arc<dyn Orders>) -> Self {
        Self { orders }
    }

    /// Creates the job with the orders that the environment names.
    ///
    /// # Errors
    ///
    /// Returns an error if the environment names none.
    pub async fn connect() -> Result<Self, OrdersError> {
        Ok(Self::new(crate::connect().await?))
    }
}
