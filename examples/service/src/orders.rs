//! Orders, and where they are kept.

use std::{error::Error, fmt, sync::Mutex};

use serde::{Deserialize, Serialize};

/// What a customer ordered.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Order {
    /// Unique: an order that arrives twice is one order.
    pub id: String,
    /// In cents.
    pub total: u64,
}

/// Where orders are kept. Tests put one of their own in its place.
pub trait Orders: Send + Sync {
    /// Keeps an order. One that is there already is left as it is, so that a message which arrives twice does no harm.
    ///
    /// # Errors
    ///
    /// When the order cannot be kept.
    fn keep(&self, order: &Order) -> Result<(), OrdersError>;

    /// The sum of all totals, in cents.
    ///
    /// # Errors
    ///
    /// When the orders cannot be read.
    fn sum(&self) -> Result<u64, OrdersError>;
}

/// What can go wrong with orders.
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

/// Orders in this process's memory.
#[derive(Debug, Default)]
pub struct MemoryOrders {
    table: String,
    orders: Mutex<Vec<Order>>,
}

impl MemoryOrders {
    /// No orders yet.
    #[must_use]
    pub fn new(table: String) -> Self {
        Self {
            table,
            orders: Mutex::default(),
        }
    }

    /// The name of the table that they stand for.
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
