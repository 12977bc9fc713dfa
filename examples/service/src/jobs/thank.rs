//! Thanks for orders.

use std::sync::Arc;

use jets::{Json, jobs};

use crate::orders::{Order, Orders, OrdersError};

jobs! {
    /// Thanks for orders.
    pub ThankJob {
        orders: Arc<dyn Orders>,

        class_environment { TABLE: "orders-${Environment}" };

        sqs_event "thanks-${Environment}", create: true;
        fn write(&self, sqs_message: Json<Order>) -> Result<(), OrdersError> {
            tracing::info!(order = sqs_message.id, "thank you");
            self.orders.thank(&sqs_message)
        }
    }
}

impl ThankJob {
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
