//! Takes orders from a queue.

use std::{error::Error, sync::Arc};

use jets::{Json, Permanent, SqsMessage, jobs};

use crate::orders::{Order, Orders, OrdersError};

jobs! {
    /// Takes orders from a queue.
    pub OrderJob {
        orders: Arc<dyn Orders>,

        topic "alarms-${Environment}";

        class_timeout 30;
        class_memory 256;
        class_log_format JSON;
        class_log_retention_in_days 30;
        class_environment { TABLE: "orders-${Environment}" };

        sqs_event "orders-${Environment}", create: true, batch_size: "${OrderBatchSize:10}", concurrent_items: 4;
        iam_policy "dynamodb:PutItem",
            resource: "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/orders-${Environment}";
        async fn take(&self, sqs_message: (SqsMessage<'_>, Json<Order>)) -> Result<(), Box<dyn Error + Send + Sync>> {
            let (message, Json(order)) = sqs_message;
            tracing::info!(
                order = order.id,
                received = message.approximate_receive_count(),
                "an order"
            );
            match self.orders.keep(&order) {
                // An empty order stays empty: do not try again.
                Err(error @ OrdersError::Empty(_)) => Err(Permanent::new(error).into()),
                outcome => Ok(outcome?),
            }
        }
    }
}

impl OrderJob {
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
