//! Tells of new orders in the table.

use jets::{Change, Json, Queue, jobs, sends::SendError};

use super::ThankJob;
use crate::orders::Order;

jobs! {
    /// Tells of new orders in the table.
    pub ChangeJob {
        dynamodb_event "orders-${Environment}",
            create: { partition_key: { id: S } },
            bisect_batch_on_function_error: true,
            maximum_retry_attempts: 5,
            on_failure: create;
        sends thanks: ThankJob::WRITE;
        async fn tell(dynamodb_record: Change<Order>, thanks: Queue<Json<Order>>) -> Result<(), SendError> {
            let total = |order: &Option<Order>| order.as_ref().map_or(0, |order| order.total);
            let (old, new) = (
                total(&dynamodb_record.old_image),
                total(&dynamodb_record.new_image),
            );
            tracing::info!(old, new, "an order changed");
            if let (None, Some(order)) = (&dynamodb_record.old_image, &dynamodb_record.new_image) {
                thanks.send(order).await?;
            }
            Ok(())
        }
    }
}
