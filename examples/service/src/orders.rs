//! Orders, and the table that keeps them.

use std::{error::Error, fmt, sync::Mutex};

use serde::{Deserialize, Serialize};

/// What a customer ordered.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Order {
    /// The unique id. If an order arrives twice, it is the same order.
    pub id: String,
    /// The total in cents.
    pub total: u64,
}

/// The place where orders are kept. Tests use their own.
pub trait Orders: Send + Sync {
    /// Keeps an order. If it is there already, it is not changed, so that a message may safely arrive twice.
    ///
    /// # Errors
    ///
    /// Returns an error if the order cannot be kept.
    fn keep(&self, order: &Order) -> Result<(), OrdersError>;

    /// Returns the sum of all totals, in cents.
    ///
    /// # Errors
    ///
    /// Returns an error if the orders cannot be read.
    fn sum(&self) -> Result<u64, OrdersError>;
}

/// The error of an operation on orders.
#[derive(Debug, PartialEq, Eq)]
pub enum OrdersError {
    /// The environment does not name a table.
    NoTable,
    /// An order without a total.
    Empty(String),
    /// The table does not answer.
    Unavailable,
}

impl fmt::Display for OrdersError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTable => formatter.write_str("environment variable `TABLE` is not set"),
            Self::Empty(id) => write!(formatter, "order {id} is empty"),
            Self::Unavailable => formatter.write_str("the table does not answer"),
        }
    }
}

impl Error for OrdersError {}

/// Orders in the memory of this process.
#[derive(Debug, Default)]
pub struct MemoryOrders {
    table: String,
    orders: Mutex<Vec<Order>>,
}

impl MemoryOrders {
    /// Creates a table without orders.
    #[must_use]
    pub fn new(table: String) -> Self {
        Self {
            table,
            orders: Mutex::default(),
        }
    }

    /// Returns the name of the table that the orders stand for.
    #[must_use]
    pub fn table(&self) -> &str {
        &self.table
    }
}

impl Orders for MemoryOrders {
    fn keep(&self, order: &Order) -> Result<(), OrdersError> {
        if order.total == 0 {
            return Err(OrdersError::Empty(order.id.clone()));
        }
        let mut orders = self.orders.lock().map_err(|_| OrdersError::Unavailable)?;
        if orders.iter().all(|known| known.id != order.id) {
            orders.push(order.clone());
        }
        Ok(())
    }

    fn sum(&self) -> Result<u64, OrdersError> {
        let orders = self.orders.lock().map_err(|_| OrdersError::Unavailable)?;
        Ok(orders.iter().map(|order| order.total).sum())
    }
}
